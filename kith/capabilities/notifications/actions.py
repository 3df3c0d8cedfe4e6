"""Putting news aside, and choosing what to hear of."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from kith.capabilities.notifications.models import Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.wish import Channel
from kith.foundation.activity.audiences import Audience
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


def put_aside(notice: Notice) -> None:
    """Say that one knows of this: it and what came before it about the same are no longer news."""
    same = Notice.objects.filter(person=notice.person_id, pk__lte=notice.pk, read_at=None)
    if notice.item_id:
        same = same.filter(item=notice.item_id)
    else:
        same = same.filter(item=None, space=notice.space_id)
    same.update(read_at=timezone.now())


def put_all_aside(*, by: Person, up_to: int) -> None:
    """Say that one knows of everything that the page showed; what came since stays news."""
    Notice.objects.filter(person=by, pk__lte=up_to, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def wish(wanted: Mapping[str, bool], *, by: Person) -> None:
    """Choose for each audience whether to hear of it; only what differs from the usual is kept."""
    Wish.objects.filter(person=by).delete()
    Wish.objects.bulk_create(
        Wish(person=by, audience=code, channel=Channel.INBOX, wanted=choice)
        for code, choice in wanted.items()
        if choice != Audience.known[code].by_default
    )


def wish_of_space(space: Space, *, level: str, by: Person) -> None:
    """Choose how much to hear of one space; an empty level is as everywhere."""
    if level:
        SpaceWish.objects.update_or_create(person=by, space=space, defaults={"level": level})
    else:
        SpaceWish.objects.filter(person=by, space=space).delete()
