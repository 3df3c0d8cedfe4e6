"""Who was there, as it stands and as it stood before."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import (
    Occasion,
    Seat,
    Stay,
)
from kith.domains.gatherings.models.gathering import NEXT_DATES
from kith.domains.gatherings.named import with_names
from kith.domains.gatherings.queries.dates import reach_occasion
from kith.domains.gatherings.queries.seats import seated_for
from kith.domains.gatherings.staying import Span, minutes_within
from kith.foundation.people.models import Person
from kith.lib.reaching import reached


def reach_attended(person: Person | None, pk: int, occasion: int, stay: int) -> Item:
    """The gathering with one of its dates, and with the `stay` of someone who was there, by the name that hosts know."""
    item = reach_occasion(person, pk, occasion)
    found = stays_at(item.occasion).filter(pk=stay)  # type: ignore[attr-defined]
    item.stay = reached(next(iter(with_names(found, item=item)), None))  # type: ignore[attr-defined]
    return item


def others_come(item: Item) -> bool:
    """Whether anyone but its author comes, would like to, or was there."""
    seats = Seat.objects.filter(seats__gathering=item.pk, state__in=Seat.OPEN)
    stays = Stay.objects.filter(occasion__gathering=item.pk, set_aside_at=None)
    return any(found.exclude(person__memberships=item.author_id).exists() for found in (seats, stays))


def were_at(occasions: Collection[Occasion]) -> Q:
    """A condition on people: those who had a seat for one of these dates when it ended, or of whom it is written down that they
    were there."""
    stays = Stay.objects.filter(occasion__in=occasions, set_aside_at=None)
    there = stays.order_by().values("person").union(seated_for(occasions).order_by().values("person"))
    return Q(pk__in=there)


def stays_at(*occasions: Occasion) -> QuerySet[Stay, Stay]:
    """Who was there, as it stands now."""
    found = Stay.objects.filter(occasion__in=occasions, set_aside_at=None)
    return found.select_related("person", "by", "set_aside_by")


def set_aside_at(occasion: Occasion, **of: Any) -> QuerySet[Stay, Stay]:
    """What stood there before it was set right, the newest first."""
    aside = Stay.objects.filter(occasion=occasion, set_aside_at__isnull=False, **of)
    return aside.select_related("person", "by", "set_aside_by").order_by("-set_aside_at", "came_at")


def aside_for_hosts(occasion: Occasion, *, there: Collection[int]) -> list[Stay]:
    """The same of those of whom something stands, or from whom a host took it away: what someone took away themselves is theirs."""
    aside = list(set_aside_at(occasion))
    last = {stay.person_id: stay.set_aside_by_id for stay in reversed(aside)}
    return [stay for stay in aside if stay.person_id in there or last[stay.person_id] != stay.person_id]


def been_at(item: Item, *, person: Person | None) -> list[Occasion]:
    """The dates on which someone was there, the newest first."""
    if person is None:
        return []
    own = Stay.objects.filter(person=person, set_aside_at=None).values("occasion")
    return list(Occasion.objects.filter(gathering=item.pk, pk__in=own).order_by("-begins_at")[:NEXT_DATES])


def minutes_at(occasion: Occasion, *, of: Person | None = None) -> dict[int, int]:
    """How long people were there, by their keys, or how long one of them was; who is still there, until now."""
    now, spans = timezone.now(), defaultdict[int, list[Span]](list)
    for stay in stays_at(occasion).filter(**({"person": of} if of else {})):
        spans[stay.person_id].append((stay.came_at, stay.left_at or now))
    begins, ends = occasion.begins_at, occasion.ends_at
    return {key: minutes_within(own, begins=begins, ends=ends) for key, own in spans.items()}
