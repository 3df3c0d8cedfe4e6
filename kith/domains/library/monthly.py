"""The month that is over, for those who wish to hear of it: a saved search that finds something once a month."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qs, urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.search.finders import Finder
from kith.capabilities.search.jobs import MARGIN
from kith.capabilities.search.queries import WINDOW
from kith.domains.library.months import Month, last_month, published_in_all, said_of_entries
from kith.domains.library.studies import studies_in
from kith.domains.library.vocabulary import purposes
from kith.foundation.people.models import Person
from kith.lib.zones import zone

LAST = "last"  # what an address says that means the month that is over, whenever it is read


def _tidy(address: Mapping[str, str]) -> str:
    if address.get("month") != LAST:
        return ""
    purpose = address.get("purpose", "")
    return urlencode({"month": LAST} | ({"purpose": purpose} if purpose in dict(purposes()) else {}))


def _says(asked: str) -> str:
    topic = dict(purposes()).get(_purpose_of(asked))
    if topic:
        return _("What grew each month: %(topic)s") % {"topic": topic}
    return _("What grew in the library each month")


def _purpose_of(asked: str) -> str:
    return parse_qs(asked).get("purpose", [""])[0]


def _since(asked: str, person: Person, moment: datetime) -> list[int]:
    """What is new or grew in the month that is over, by others; nothing, if it was looked at since it was over.

    A look leaves `moment` by MARGIN before itself: without that, a look just after midnight would be followed by another.
    """
    with timezone.override(zone(person.time_zone)):
        month = last_month()
        return [] if moment + MARGIN >= month.ends else _grown(month, _purpose_of(asked), person)


def _grown(month: Month, purpose: str, person: Person) -> list[int]:
    new = published_in_all(month, purpose=purpose, reader=person).exclude(by__person=person)
    said = said_of_entries(month, purpose=purpose, reader=person).exclude(post__author__person=person)
    studies = studies_in(month, purpose=purpose, reader=person, not_by=person).works
    found = [
        *new.order_by("-published_at").values_list("item", flat=True)[:WINDOW],
        *said.order_by("-written_at").values_list("item", flat=True)[:WINDOW],
        *(key for study in studies for key in study.entries),
    ]
    return list(dict.fromkeys(found))[:WINDOW]


MONTHLY = Finder("month", "library:newest-month", _tidy, _says, _since)
