"""Putting news aside, and choosing what to hear of."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kith.capabilities.items.audiences import EVERYONE_HERE
from kith.capabilities.notifications.models import Device, Letter, Notice, Push, Rhythm, SpaceWish, Wish
from kith.capabilities.notifications.models.wish import Channel, How, usual
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


def put_aside(notice: Notice) -> None:
    """Say that one knows of this: it and what came before it about the same are no longer news."""
    same = Notice.objects.filter(person=notice.person_id, pk__lte=notice.pk, read_at=None)
    if notice.item_id:
        same = same.filter(item=notice.item_id)
    else:
        same = same.filter(item=None, space=notice.space_id, page=notice.page)
    same.update(read_at=timezone.now())


def settle(page: str, *, of: int | None, before: datetime) -> None:
    """Take what someone has seen on a page for known."""
    told = Notice.objects.filter(person=of, page=page, event__at__lte=before, read_at=None)
    told.update(read_at=timezone.now())


def settle_event(event: Event) -> None:
    """Take what was told of an event for known, by everyone; since its time is over."""
    Notice.objects.filter(event=event, read_at=None).update(read_at=timezone.now())


def put_all_aside(*, by: Person, up_to: int, audience: str = "") -> None:
    """Say that one knows of everything of this sort, on this page of the inbox and before; what came since stays news."""
    news = Notice.objects.filter(person=by, in_inbox=True, pk__lte=up_to, read_at=None)
    if audience:
        news = news.filter(audience=audience)
    news.update(read_at=timezone.now())


@transaction.atomic
def wish(wanted: Mapping[tuple[str, str], str], *, by: Person) -> None:
    """Choose for each audience and channel how to hear; only what differs from the usual is kept."""
    asked = [
        Wish(person=by, audience=code, channel=channel, how=how) for (code, channel), how in wanted.items()
    ]
    said_before = [Q(audience=each.audience, channel=each.channel) for each in asked]
    Wish.objects.filter(reduce(or_, said_before, Q(pk__in=())), person=by).delete()
    Wish.objects.bulk_create(
        each for each in asked if each.how != usual(Audience.known[each.audience], Channel(each.channel))
    )


@transaction.atomic
def stop_mails(about: Iterable[Audience], *, by: Person) -> None:
    """Mail no more of this, also where someone asked to hear of a whole space or to get its mails; in the inbox it goes on."""
    stopped = list(about)
    wish({(audience.code, Channel.MAIL.value): How.NO.value for audience in stopped}, by=by)
    spaces = SpaceWish.objects.filter(person=by)
    spaces.exclude(mail=How.NO).update(mail="")
    if EVERYONE_HERE in stopped:
        spaces.update(mails=False)


@transaction.atomic
def choose_times(rhythm: Rhythm) -> None:
    """Choose when news may come. Whoever chooses has looked at their address, so mails may come again."""
    rhythm.returned_at, rhythm.returned = None, ""
    rhythm.save()
    if rhythm.silent:
        be_silent(by=rhythm.person)


def be_silent(*, by: Person) -> None:
    """Send nothing to someone until they say otherwise, neither mails nor pushes; what is due now is not sent later."""
    Rhythm.objects.update_or_create(person=by, defaults={"silent": True})
    Notice.objects.filter(person=by, letter=None).update(by_mail=How.NO)
    Notice.objects.filter(person=by, push=None).update(by_push=How.NO)


def forget(person: Person) -> None:
    """After an account is closed: nothing stays of what someone was told or wanted to hear of."""
    for rows in (Notice, Letter, Push, Device, Wish, SpaceWish, Rhythm):
        rows.objects.filter(person=person).delete()


def pause(person: Person, *, why: str) -> None:
    """Send no more mails to an address that takes none, or whose owner complains, until they have looked at it."""
    Rhythm.objects.update_or_create(person=person, defaults={"returned_at": timezone.now(), "returned": why})


def wish_of_space(space: Space, *, level: str = "", mail: str = "", push: str = "", by: Person) -> None:
    """Choose how much to hear of one space, and how; what is empty is as everywhere."""
    if level or mail or push:
        chosen = {"level": level, "mail": mail, "push": push, "mails": True}
        SpaceWish.objects.update_or_create(person=by, space=space, defaults=chosen)
    else:
        SpaceWish.objects.filter(person=by, space=space).delete()
