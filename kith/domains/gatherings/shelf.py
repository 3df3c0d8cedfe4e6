"""What stands of gatherings on the page of a competency: those ahead, each with its next date."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.competencies.shelves import Shelf
from kith.domains.gatherings.agenda import next_of_each
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.saying import Said, listed
from kith.foundation.people.models import Person


def _next_dates(keys: QuerySet[Any, Any], reader: Person | None) -> QuerySet[Occasion, Occasion]:
    return next_of_each(reader=reader, since=timezone.now(), within=Q(pk__in=keys))


def _by_one_clock(rows: Sequence[Occasion], reader: Person | None) -> list[Said]:
    return [listed(each, reader=reader) for each in rows]


AHEAD = Shelf(
    code="ahead",
    kinds=(GATHERING.name,),
    words=_("Gatherings ahead"),
    none=_("No gathering about it is announced."),
    rows=_next_dates,
    shown=_by_one_clock,
    card="gatherings/_next_date.html",
)
