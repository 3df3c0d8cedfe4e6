"""What comes up, each gathering once: a call of every week does not fill the page."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.models.gathering import LONGEST
from kith.domains.gatherings.queries.dates import coming_up
from kith.foundation.people.models import Person


def next_of_each(
    *, reader: Person | None, since: datetime, within: Q | None = None
) -> QuerySet[Occasion, Occasion]:
    """Of each gathering that this reader may see its next date, in their order."""
    earlier = Occasion.objects.filter(
        gathering=OuterRef("gathering"), begins_at__gt=since - LONGEST, begins_at__lt=OuterRef("begins_at"),
        ends_at__gt=since, cancelled_at=None,
    )  # fmt: skip
    return coming_up(reader=reader, since=since, within=within).filter(~Exists(earlier))
