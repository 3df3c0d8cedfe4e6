"""What is on each day of a month, as one reader may see it: the first of each day, however many there are."""

from itertools import pairwise

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from kith.capabilities.items.models import Item
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.models.gathering import LONGEST
from kith.domains.gatherings.months import Page
from kith.foundation.people.models import Person

SHOWN = 8

# By index: the cost follows the number of days, not that of all dates. What lasts over midnight comes with the day on which it began.
_FIRST_OF_EACH = """
    SELECT first.id FROM unnest(%s::timestamptz[], %s::timestamptz[]) AS day(begins, ends) CROSS JOIN LATERAL (
        SELECT occasion.id FROM gatherings_occasion occasion
        WHERE occasion.begins_at >= day.begins AND occasion.begins_at < day.ends AND occasion.ends_at > %s
            AND occasion.cancelled_at IS NULL AND occasion.gathering_id IN ({seen})
        ORDER BY occasion.begins_at, occasion.id LIMIT %s
    ) first
"""


def first_of_each(
    month: Page, *, reader: Person | None, within: Q | None = None
) -> QuerySet[Occasion, Occasion]:
    """One more for each day than are shown, so that a page can tell that there are others; with gatherings and spaces."""
    midnights = month.midnights
    days = list(pairwise([midnights[0] - LONGEST, *midnights]))
    seen = Item.objects.visible_to(reader).filter(
        within or Q(), kind=GATHERING.name, gathering__cancelled_at=None
    )
    sql, given = seen.values("pk").query.sql_with_params()
    begins, ends = [begun for begun, _end in days], [end for _begun, end in days]
    keys = RawSQL(_FIRST_OF_EACH.format(seen=sql), [begins, ends, midnights[0], *given, SHOWN + 1])  # noqa: S611 (Django wrote it)
    return (
        Occasion.objects.filter(pk__in=keys)
        .select_related("gathering__item__space")
        .order_by("begins_at", "pk")
    )
