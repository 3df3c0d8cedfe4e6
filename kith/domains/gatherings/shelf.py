"""What stands of gatherings on the page of a competency: those ahead, each with its next date."""

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.competencies.shelves import Shelf
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.dates import coming_up
from kith.domains.gatherings.saying import Said, listed
from kith.foundation.people.models import Person


def _next_dates(keys: QuerySet[Any, Any], reader: Person | None) -> QuerySet[Occasion, Occasion]:
    now = timezone.now()
    ahead = Occasion.objects.filter(gathering=OuterRef("gathering"), ends_at__gt=now, cancelled_at=None)
    first = Subquery(ahead.order_by("begins_at", "pk").values("pk")[:1])
    return coming_up(reader=reader, since=now, within=Q(pk__in=keys)).filter(pk=first)


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
