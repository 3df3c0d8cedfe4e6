"""What comes up, each gathering once: a call of every week does not fill the page."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.models.gathering import LONGEST
from kith.domains.gatherings.queries.dates import coming_up
from kith.foundation.people.models import Person


def next_of_each(
    *, reader: Person | None, since: datetime, within: Q | None = None, among: Q | None = None
) -> QuerySet[Occasion, Occasion]:
    """Of each gathering that this reader may see its next date, in their order; the next of those `among` which one asks."""
    earlier = Occasion.objects.filter(
        among or Q(), gathering=OuterRef("gathering"), begins_at__gt=since - LONGEST, begins_at__lte=OuterRef("begins_at"),
        ends_at__gt=since, cancelled_at=None,
    ).exclude(begins_at=OuterRef("begins_at"), pk__gte=OuterRef("pk"))  # fmt: skip
    ahead = coming_up(reader=reader, since=since, within=within)
    return ahead.filter(among or Q(), ~Exists(earlier))
