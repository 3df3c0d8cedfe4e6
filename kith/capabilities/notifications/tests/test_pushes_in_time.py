"""Pushes come when they may: not of what changed since, not in quiet hours, not a day late."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import be_silent, wish
from kith.capabilities.notifications.models import Device, Notice, Push, Rhythm
from kith.capabilities.notifications.pushing.jobs import (
    send_push,
)
from kith.capabilities.notifications.pushing.sending import Later
from kith.capabilities.notifications.tests.news import WORDS, Deliver, question
from kith.capabilities.notifications.tests.pushes import due, send, write
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.actions import suspend
from kith.foundation.spaces.actions import belonging
from tests.cast import Cast
from tests.pushing import PushService

pytestmark = pytest.mark.usefixtures("no_quiet_hours")


def _left(cast: Cast, item: Item) -> None:
    belonging.leave(cast.place("maria", item.space))


def _taken_back(cast: Cast, item: Item) -> None:
    writing.take_back(item.posts.get(), by=cast["tomasz"])


def _read(cast: Cast, item: Item) -> None:
    cast.client("maria").get(item.get_absolute_url())


def _silent(cast: Cast, item: Item) -> None:
    be_silent(by=cast["maria"])


def _suspended(cast: Cast, item: Item) -> None:
    suspend(cast["maria"])


def _switched_off(cast: Cast, item: Item) -> None:
    device = Device.objects.get(person=cast["maria"])
    assert cast.client("maria").post(f"/inbox/devices/{device.pk}/removal/").status_code == 302


@pytest.mark.parametrize("change", [_left, _taken_back, _read, _silent, _suspended, _switched_off])
def test_what_changed_since_is_not_sent(
    cast: Cast,
    deliver: Deliver,
    phone: Device,
    push_service: PushService,
    change: Callable[[Cast, Item], None],
) -> None:
    item = question(cast, cast.rural)
    push = due(cast, deliver)
    keys = list(push.deliveries.values_list("pk", flat=True))
    change(cast, item)
    for key in keys:
        send_push(key)
    assert push_service.came == []


def test_of_two_conversations_only_the_one_that_may_still_be_seen_is_named(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    question(cast, cast.rural, title="Roads")
    question(cast, cast.commons, title="Rivers")
    push = due(cast, deliver)
    belonging.leave(cast.place("maria", cast.rural))
    send(push)
    assert [said["title"] for said in push_service.shown()] == ["Rivers"]


def test_in_quiet_hours_pushes_wait_and_then_come_as_one(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    now = timezone.now()
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=now.hour, quiet_to=(now.hour + 9) % 24)
    for title in ("Roads", "Rivers", "Rain"):
        question(cast, cast.rural, title=title)
    deliver()
    assert write(cast, now=now) is None
    push = write(cast, now=now + timedelta(hours=9, minutes=5))
    assert push is not None
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=0, quiet_to=0)
    send(push)
    (said,) = push_service.shown()
    assert (said["title"], said["url"]) == ("3 conversations have news", "/inbox/")


def test_what_was_due_before_the_quiet_hours_waits_for_their_end(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    question(cast, cast.commons)
    push = due(cast, deliver)
    now = timezone.now()
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=now.hour, quiet_to=(now.hour + 3) % 24)
    with pytest.raises(Later) as later:
        send(push)
    assert later.value.after is not None
    ends = now + timedelta(seconds=later.value.after)
    assert (ends + timedelta(minutes=1)).hour == (now.hour + 3) % 24
    assert push_service.came == []
    assert push.deliveries.filter(done_at=None).exists()


def test_later_news_of_one_conversation_take_the_place_of_the_first(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    wish({("item.followed", "push"): "now"}, by=cast["maria"])
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Mine", source=WORDS)
    for _reply in range(2):
        writing.reply(item, author=cast.place("noor", cast.commons), source="So")
        send(due(cast, deliver))
    question(cast, cast.commons, title="Another")
    send(due(cast, deliver))
    assert [said["title"] for said in push_service.shown()] == ["Mine", "Mine", "Another"]
    assert [said["title"] for said in push_service.on_screens().values()] == ["Mine", "Another"]


def test_what_is_a_day_old_is_no_push_any_more(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    question(cast, cast.commons)
    push = due(cast, deliver)
    Push.objects.update(made_at=timezone.now() - timedelta(hours=25))
    send(push)
    question(cast, cast.rural)
    deliver()
    Notice.objects.update(at=timezone.now() - timedelta(hours=25))
    assert write(cast) is None
    assert push_service.came == []
