"""Nobody who looks after the house can read it: not in the tables, not in a copy of the database, not in the trail."""

from pathlib import Path

import pytest

from kith.capabilities.items.models import Draft
from kith.domains.wellbeing.actions.keeping import keep, name_people
from kith.domains.wellbeing.queries import kept_by
from kith.domains.wellbeing.saying import told
from kith.domains.wellbeing.tests.conftest import WORDS
from kith.domains.wellbeing.tests.instruments import all_answered, instrument
from kith.domains.wellbeing.things import Moment, Page
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import keeping, seen_as
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast, assemble
from tests.copying import copied, is_in, rows_in
from tests.keeping import all_rows


def test_the_tables_as_their_keeper_sees_them_hold_no_word_of_it(kept: Cast) -> None:
    with keeping():
        told_by = all_rows()
    assert told_by["wellbeing_leaf"]
    everything = "".join(told_by.values()).casefold()
    for words in WORDS:
        assert words.casefold() not in everything, words
        assert words.encode().hex() not in everything, words


@pytest.mark.slow
def test_a_copy_of_the_database_holds_no_word_of_it(transactional_db: None, tmp_path: Path) -> None:
    """Made as a backup makes it, with the private rows."""
    maria = assemble()["maria"]
    cbi = instrument("cbi")
    for thing in (Page("The heron stood still"), Moment(needs="marzipan"), told(cbi, all_answered(cbi, 50))):
        keep(thing, by=maria)
    name_people(("Kim, 555 0199",), by=maria)
    script = copied(tmp_path / "database.dump")
    assert rows_in(script, "wellbeing_leaf") == 4, "the private rows are in it"
    assert "Maria Delgado" in script
    for words in (*WORDS, cbi.title):
        assert not is_in(words, script), words


def test_nothing_tells_that_someone_was_there(cast: Cast) -> None:
    events, noor = Event.objects.count(), cast.client("noor")
    noor.post("/me/own/pages/new/", {"words": "The heron"})
    noor.post("/me/own/moment/new/", {"word": "tired", "do": "keep"})
    noor.post("/me/own/people/", {"lines": "Kim"})
    noor.post("/me/own/removal/")
    assert Event.objects.count() == events
    assert not Draft.objects.exists()


def test_what_is_only_shown_is_written_nowhere(cast: Cast) -> None:
    cbi, noor = instrument("cbi"), cast.client("noor")
    with keeping():
        before = all_rows()
    shown = noor.post("/me/own/moment/new/", {"word": "tired", "needs": "marzipan", "do": "show"})
    assert "marzipan" in shown.content.decode()
    answers = {name: str(value) for name, value in all_answered(cbi, 50).items()}
    shown = noor.post(f"/me/own/questions/{cbi.key}/new/", answers | {"do": "show"})
    assert "Nothing of this is saved" in shown.content.decode()
    shown = noor.post("/me/own/moment/new/", {"needs": "marzipan"})
    assert "Nothing of this is saved" in shown.content.decode(), "whoever presses no button does not save"
    with keeping():
        assert all_rows() == before
    with seen_as(cast["noor"]):
        assert kept_by(cast["noor"]) == []
    assert not Safe.objects.exists()
