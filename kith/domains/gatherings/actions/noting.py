"""Being there by the room itself: whoever has a seat and is in the room of a gathering is at the gathering.

The room knows nothing of gatherings. Here its presences are read, and become stays like any other.
"""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.db.models import Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from kith.capabilities.rooms.models import Presence
from kith.domains.gatherings.door import LATE
from kith.domains.gatherings.models import Occasion, Stay
from kith.domains.gatherings.queries.seats import seated_at
from kith.domains.gatherings.staying import Interval, together

SOON = timedelta(minutes=5)  # a line that broke, a page that was loaded again
ROOM = Stay.How.ROOM


@transaction.atomic
def note_room(occasion: Occasion) -> None:
    """Write down from when to when those who have a seat are in the room. Told again it goes on; what someone set right stays so."""
    hold(occasion)
    noted = {
        stay.presence_id: stay for stay in Stay.objects.filter(occasion=occasion, presence__isnull=False)
    }
    for person, intervals in _in_the_room(occasion).items():
        for each in together(intervals, within=SOON):
            if (stay := noted.get(each.key)) is None:
                Stay.objects.create(
                    occasion=occasion, person_id=person, presence_id=each.key, how=ROOM,
                    came_at=each.came, left_at=each.left,
                )  # fmt: skip
            elif stay.set_aside_at is None and stay.left_at != each.left:
                Stay.objects.filter(pk=stay.pk).update(left_at=each.left)


def _in_the_room(occasion: Occasion) -> dict[int, list[Interval]]:
    """By the keys of those who have a seat; of whoever set something right, only what came after that."""
    begins, ends, now = occasion.begins_at, occasion.ends_at, timezone.now()
    aside = Stay.objects.filter(occasion=occasion, set_aside_at__isnull=False).order_by()
    set_right = dict(aside.values_list("person").annotate(Max("set_aside_at")))
    there = Presence.objects.filter(
        Q(left_at=None) | Q(left_at__gt=begins), room__item=occasion.gathering_id, joined_at__lt=min(ends, now),
        person__in=seated_at(occasion).order_by().values("person"),
    )  # fmt: skip
    found = defaultdict[int, list[Interval]](list)
    for each in there if now > begins else ():
        if each.person_id not in set_right or each.joined_at > set_right[each.person_id]:
            left = ends if now >= ends and each.left_at is None else each.left_at
            span = Interval(each.pk, max(each.joined_at, begins), left and min(left, ends))
            found[each.person_id].append(span)
    return found


def end_stays() -> None:
    """Whoever did not say that they left has left when the gathering ended."""
    over = Stay.objects.filter(left_at=None, set_aside_at=None, occasion__ends_at__lte=timezone.now() - LATE)
    ended = Occasion.objects.filter(pk=OuterRef("occasion")).values("ends_at")
    over.update(left_at=Greatest("came_at", Subquery(ended)))


def hold(occasion: Occasion) -> None:
    """Nobody else writes down who was there until the transaction ends."""
    Occasion.objects.select_for_update(no_key=True).get(pk=occasion.pk)
