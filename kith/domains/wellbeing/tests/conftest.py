"""Maria keeps a page, a moment, answers and someone to call; nobody else keeps anything."""

import pytest

from kith.domains.wellbeing.actions.keeping import keep, name_people
from kith.domains.wellbeing.saying import told
from kith.domains.wellbeing.tests.instruments import all_answered, instrument
from kith.domains.wellbeing.things import Kept, Moment, Page, Result
from tests.cast import Cast

WORDS = ("heron", "kettledrum", "marzipan", "555 0199")  # of the page, the moment and the people


@pytest.fixture
def page(cast: Cast) -> Kept[Page]:
    return keep(Page("The heron stood still.\nSo did I."), by=cast["maria"])


@pytest.fixture
def result(cast: Cast) -> Kept[Result]:
    cbi = instrument("cbi")
    return keep(told(cbi, all_answered(cbi, 50)), by=cast["maria"])


@pytest.fixture
def kept(cast: Cast, page: Kept[Page], result: Kept[Result]) -> Cast:
    moment = Moment(
        word="tired", how="Like a kettledrum", carried="Tea", weighs="The phone", needs="marzipan"
    )
    keep(moment, by=cast["maria"])
    name_people(("Kim, 555 0199",), by=cast["maria"])
    return cast
