"""Pushes: to whom, when, with which words; never of what may not be seen, and never twice on a screen."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.jobs import Job

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import be_silent, wish, wish_of_space
from kith.capabilities.notifications.models import Delivery, Device, Notice, Push, Rhythm
from kith.capabilities.notifications.pushing import keys
from kith.capabilities.notifications.pushing.jobs import (
    Patience,
    send_push,
    write_push,
    write_pushes,
)
from kith.capabilities.notifications.pushing.sending import Later
from kith.capabilities.notifications.pushing.words import SIZE
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.actions import suspend
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.pushing import CURVE, PushService, Subscription, plain, written

Deliver = Callable[[], None]
WORDS = "A blanket on the chair"
NEUTRAL = "News for you on Kith"


@pytest.fixture(autouse=True)
def _no_quiet_hours(cast: Cast) -> None:
    """The hour at which a test runs changes nothing."""
    for person in cast.people.values():
        Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)


@pytest.fixture
def phone(cast: Cast, push_service: PushService) -> Device:
    """Maria's phone, which shows what is new in her spaces."""
    wish({("item.nearby", "push"): "now"}, by=cast["maria"])
    return push_service.device(cast["maria"], name="phone")


def _question(cast: Cast, space: Space, title: str = "Beginnings", **details: Any) -> Item:
    return open_topic(QUESTION, by=cast.place("tomasz", space), title=title, source=WORDS, **details)


def _write(cast: Cast, *, now: datetime | None = None) -> Push | None:
    return write_push(cast["maria"], now=now or timezone.now())


def _due(cast: Cast, deliver: Deliver) -> Push:
    deliver()
    push = _write(cast)
    assert push is not None
    return push


def _send(push: Push) -> None:
    for delivery in push.deliveries.order_by("pk"):
        send_push(delivery.pk)


def test_decrypting_agrees_with_the_example_of_the_standard() -> None:
    """RFC 8291, 5."""
    private = int.from_bytes(plain("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
    browser = Subscription(ec.derive_private_key(private, CURVE), plain("BTBZMqHH6r4Tts7J_aSIgg"))
    body = (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    assert browser.read(plain(body)) == b"When I grow up, I want to be a watermelon"


def test_a_push_is_encrypted_for_the_device_alone_and_says_who_sends_it(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons)
    _send(_due(cast, deliver))
    (came,) = push_service.came
    (said,) = push_service.shown()
    notice = Notice.objects.get(person=cast["maria"])
    assert came.headers["Content-Encoding"] == "aes128gcm"
    assert (came.headers["TTL"], came.headers["Topic"]) == ("86400", said["tag"])
    assert b"Beginnings" not in came.body
    assert said == {
        "title": "Beginnings", "body": NEUTRAL, "url": f"/inbox/{notice.pk}/", "tag": came.headers["Topic"],
        "key": str(Delivery.objects.get().pk),
    }  # fmt: skip
    assert came.claims["key"] == keys.public_key()
    assert came.claims["aud"] == push_service.url
    assert came.claims["sub"] == "mailto:kith@localhost"
    assert 0 < came.claims["exp"] - timezone.now().timestamp() < 24 * 60 * 60
    phone.refresh_from_db()
    assert phone.last_sent is not None


def test_every_push_is_as_long_as_every_other(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons, title="Ñ" * 140)
    _send(_due(cast, deliver))
    _question(cast, cast.circle, title="So")
    _send(_due(cast, deliver))
    lengths = {len(each.body) for each in push_service.came}
    assert len(lengths) == 1
    assert lengths.pop() > SIZE
    assert push_service.shown()[0]["title"] == "Ñ" * 99 + "…"


def test_by_default_nothing_shows_on_a_screen(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    push_service.device(cast["noor"])
    _question(cast, cast.commons)
    deliver()
    write_pushes()
    assert set(Notice.objects.values_list("by_push", flat=True)) == {"no"}
    assert not Push.objects.exists()


def test_whoever_has_no_device_yet_gets_nothing_old_on_a_new_one(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    wish({("item.nearby", "push"): "now"}, by=cast["maria"])
    _question(cast, cast.commons)
    deliver()
    push_service.device(cast["maria"])
    assert _write(cast) is None


def test_each_device_gets_it_and_no_two_have_the_same_topic(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    push_service.device(cast["maria"], name="laptop")
    _question(cast, cast.commons)
    _send(_due(cast, deliver))
    assert {each.path for each in push_service.came} == {"/push/maria/phone", "/push/maria/laptop"}
    assert len({each.headers["Topic"] for each in push_service.came}) == 2


@pytest.mark.parametrize("how", ["hidden space", "content note"])
def test_what_is_sensitive_is_not_named(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService, how: str
) -> None:
    if how == "hidden space":
        _question(cast, cast.circle)
    else:
        _question(cast, cast.commons, content_note="grief")
    _send(_due(cast, deliver))
    (said,) = push_service.shown()
    assert (said["title"], said["body"]) == (NEUTRAL, "")
    assert not {"beginnings", "tuesday", "blanket", "grief"} & set(json.dumps(said).lower().split())


def test_a_push_never_holds_what_was_said(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons)
    _send(_due(cast, deliver))
    assert "blanket" not in json.dumps(push_service.shown())
    assert "Tomasz" not in json.dumps(push_service.shown())


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
    item = _question(cast, cast.rural)
    push = _due(cast, deliver)
    keys = list(push.deliveries.values_list("pk", flat=True))
    change(cast, item)
    for key in keys:
        send_push(key)
    assert push_service.came == []


def test_of_two_conversations_only_the_one_that_may_still_be_seen_is_named(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.rural, title="Roads")
    _question(cast, cast.commons, title="Rivers")
    push = _due(cast, deliver)
    belonging.leave(cast.place("maria", cast.rural))
    _send(push)
    assert [said["title"] for said in push_service.shown()] == ["Rivers"]


def test_in_quiet_hours_pushes_wait_and_then_come_as_one(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    now = timezone.now()
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=now.hour, quiet_to=(now.hour + 9) % 24)
    for title in ("Roads", "Rivers", "Rain"):
        _question(cast, cast.rural, title=title)
    deliver()
    assert _write(cast, now=now) is None
    push = _write(cast, now=now + timedelta(hours=9, minutes=5))
    assert push is not None
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=0, quiet_to=0)
    _send(push)
    (said,) = push_service.shown()
    assert (said["title"], said["url"]) == ("3 conversations have news", "/inbox/")


def test_what_was_due_before_the_quiet_hours_waits_for_their_end(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    now = timezone.now()
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=now.hour, quiet_to=(now.hour + 3) % 24)
    with pytest.raises(Later) as later:
        _send(push)
    assert later.value.after is not None
    ends = now + timedelta(seconds=later.value.after)
    assert (ends + timedelta(minutes=1)).hour == (now.hour + 3) % 24
    assert push_service.came == []
    assert push.deliveries.filter(done_at=None).exists()


def test_a_push_is_sent_once_however_often_it_is_tried(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    assert _write(cast) is None
    for _try in range(3):
        _send(push)
    assert len(push_service.came) == 1


class Fall(Exception):
    """The machine loses its power."""


@transaction.atomic
def _and_fall(do: Callable[[], object]) -> None:
    """All is done, but nothing of it is committed."""
    do()
    raise Fall


def test_a_fall_between_sending_and_marking_loses_nothing_and_shows_it_once(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    with pytest.raises(Fall):
        _and_fall(lambda: _send(push))
    assert len(push_service.came) == 1
    _send(push)
    first, second = push_service.came
    assert first.headers["Topic"] == second.headers["Topic"]
    assert len(push_service.on_screens()) == 1
    assert len({said["key"] for said in push_service.shown()}) == 1
    _send(push)
    assert len(push_service.came) == 2


def test_a_fall_while_writing_leaves_it_due(cast: Cast, deliver: Deliver, phone: Device) -> None:
    _question(cast, cast.commons)
    deliver()
    with pytest.raises(Fall):
        _and_fall(lambda: _write(cast))
    assert not Push.objects.exists()
    assert _write(cast) is not None


def test_a_job_done_twice_at_once_sends_once_and_loses_nothing_if_the_first_falls(
    transactional_db: None, cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    """As when a worker was silent for a while: its job is begun again, and it comes back."""
    _question(cast, cast.commons)
    key = _due(cast, deliver).deliveries.get().pk
    second = Thread(target=_in_another_worker, args=(key,))
    with pytest.raises(Fall):
        _and_fall(lambda: _send_and_be_waited_for(key, second))
    second.join()
    assert Delivery.objects.get().done_at is not None
    assert len(push_service.came) == 2
    assert len({said["key"] for said in push_service.shown()}) == 1
    send_push(key)
    assert len(push_service.came) == 2


def _send_and_be_waited_for(key: int, second: Thread) -> None:
    send_push(key)
    second.start()
    _someone_waits()


def _in_another_worker(delivery: int) -> None:
    try:
        send_push(delivery)
    finally:
        connection.close()


def _someone_waits() -> None:
    """Until the other worker stands before the row that this one holds."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    for _asking in range(20_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(waiting)
            if cursor.fetchone() != (0,):
                return
    raise AssertionError("Nobody waits.")


def test_later_news_of_one_conversation_take_the_place_of_the_first(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    wish({("item.followed", "push"): "now"}, by=cast["maria"])
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Mine", source=WORDS)
    for _reply in range(2):
        writing.reply(item, author=cast.place("noor", cast.commons), source="So")
        _send(_due(cast, deliver))
    _question(cast, cast.commons, title="Another")
    _send(_due(cast, deliver))
    assert [said["title"] for said in push_service.shown()] == ["Mine", "Mine", "Another"]
    assert [said["title"] for said in push_service.on_screens().values()] == ["Mine", "Another"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService, status: int
) -> None:
    push_service.device(cast["maria"], name="laptop")
    _question(cast, cast.commons)
    push_service.answers = [(status, {})]
    _send(_due(cast, deliver))
    assert [device.label for device in Device.objects.filter(person=cast["maria"])] == ["laptop"]
    _question(cast, cast.rural)
    _send(_due(cast, deliver))
    assert [each.path for each in push_service.came] == [
        "/push/maria/phone",
        "/push/maria/laptop",
        "/push/maria/laptop",
    ]


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((429, {"Retry-After": "120"}), 120),
        ((503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), 30),
        ((500, {"Retry-After": "soon"}), 30),
        ((429, {"Retry-After": "99999999"}), 21600),
        ((502, {}), 30),
    ],
)
def test_a_busy_push_service_is_asked_again_when_it_wants(
    cast: Cast,
    deliver: Deliver,
    push_service: PushService,
    answer: tuple[int, dict[str, str]],
    expected: int,
) -> None:
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    push_service.answers = [answer]
    with pytest.raises(Later) as later:
        _send(push)
    assert abs(_wait(later.value, attempts=0) - expected) < 5
    _send(push)
    assert len(push_service.came) == 2
    assert Device.objects.filter(person=cast["maria"]).exists()


def _wait(exception: Exception, *, attempts: int) -> float:
    """For how long the retry of a job waits that raised this."""
    job = Job(id=1, queue="default", task_name="x", lock=None, queueing_lock=None, attempts=attempts)
    decision = Patience().get_retry_decision(exception=exception, job=job)
    assert decision.retry_at is not None
    return (decision.retry_at - timezone.now()).total_seconds()


def test_each_try_waits_longer_and_none_for_ever() -> None:
    waits = [round(_wait(OSError(), attempts=attempts)) for attempts in (0, 1, 2, 50)]
    assert [round(wait / 30) for wait in waits] == [1, 2, 4, 240]


def test_what_is_a_day_old_is_no_push_any_more(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    Push.objects.update(made_at=timezone.now() - timedelta(hours=25))
    _send(push)
    _question(cast, cast.rural)
    deliver()
    Notice.objects.update(at=timezone.now() - timedelta(hours=25))
    assert _write(cast) is None
    assert push_service.came == []


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize("status", [301, 307, 400, 403, 413])
def test_a_refusal_is_noted_without_an_address_and_not_repeated(
    cast: Cast, deliver: Deliver, push_service: PushService, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    push_service.answers = [(status, {"Location": f"{push_service.url}/elsewhere"})]
    _send(push)
    _send(push)
    assert [each.path for each in push_service.came] == ["/push/maria/phone"]
    assert f"answered {status}" in caplog.text
    assert "maria" not in caplog.text


def test_a_service_that_is_away_is_asked_again(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    Device.objects.filter(pk=phone.pk).update(endpoint="http://127.0.0.1:9/push/maria/phone")
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    with pytest.raises(Later):
        _send(push)
    Device.objects.filter(pk=phone.pk).update(endpoint=f"{push_service.url}/push/maria/phone")
    _send(push)
    assert len(push_service.shown()) == 1


def test_nothing_is_sent_into_our_own_house(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService, settings: Any
) -> None:
    settings.PUSH_ANYWHERE = False
    _question(cast, cast.commons)
    push = _due(cast, deliver)
    _send(push)
    assert push_service.came == []
    assert not push.deliveries.filter(done_at=None).exists()


def test_every_reply_of_a_space_shows_on_a_screen_only_if_that_was_asked_for(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    push_service.device(cast["sam"])
    wish_of_space(cast.commons, level="everything", by=cast["sam"])
    item = _question(cast, cast.commons)
    writing.reply(item, author=cast.place("noor", cast.commons), source="So")
    deliver()
    assert set(Notice.objects.filter(person=cast["sam"]).values_list("by_push", flat=True)) == {"no"}
    wish({("item.everything", "push"): "now"}, by=cast["sam"])
    writing.reply(item, author=cast.place("noor", cast.commons), source="So")
    deliver()
    assert Notice.objects.filter(person=cast["sam"], by_push="now").count() == 1


def test_keys_are_written_as_browsers_write_them() -> None:
    point = plain(keys.public_key())
    assert (len(point), point[0]) == (65, 4)
    assert written(point) == keys.public_key()
