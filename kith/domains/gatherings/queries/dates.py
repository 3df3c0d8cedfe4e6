"""The dates of gatherings, as one person may see them."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import (
    Occasion,
    Seat,
)
from kith.domains.gatherings.models.gathering import LONGEST
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.models import Person
from kith.lib.reaching import reached


def reach_occasion(person: Person | None, pk: int, occasion: int) -> Item:
    """The gathering with one of its dates as `occasion`."""
    item = reach_gathering(person, pk)
    item.occasion = reached(Occasion.objects.filter(gathering=pk, pk=occasion).first())  # type: ignore[attr-defined]
    return item


def reach_date(person: Person | None, occasion: int) -> Item:
    """The gathering that one of its dates belongs to, with that date as `occasion`."""
    gathering = Occasion.objects.filter(pk=occasion).values_list("gathering", flat=True).first()
    return reach_occasion(person, gathering or 0, occasion)


def coming_up(
    *, reader: Person | None, since: datetime, within: Q | None = None
) -> QuerySet[Occasion, Occasion]:
    """The dates that this reader may see, in their order, with their gatherings and spaces."""
    seen = Item.objects.visible_to(reader).filter(
        within or Q(), kind=GATHERING.name, gathering__cancelled_at=None
    )
    ahead = Occasion.objects.filter(
        begins_at__gt=since - LONGEST, ends_at__gt=since, cancelled_at=None, gathering__in=seen.values("pk")
    )
    return ahead.select_related("gathering__item__space").order_by("begins_at", "pk")


def own_dates(person: Person) -> QuerySet[Occasion, Occasion]:
    """What someone comes to next."""
    held = Seat.objects.filter(person=person, state__in=Seat.HOLDS)
    of_all = held.filter(seats__occasion=None).values("seats__gathering")
    single = held.exclude(seats__occasion=None).values("seats__occasion")
    mine = Occasion.objects.filter(gathering__in=of_all).order_by().values("pk").union(single.order_by())
    return coming_up(reader=person, since=timezone.now()).filter(pk__in=mine)
