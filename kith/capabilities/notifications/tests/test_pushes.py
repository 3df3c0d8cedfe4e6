"""Pushes: what a device is told, with which words, and what no push ever holds."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.notifications.actions import wish, wish_of_space
from kith.capabilities.notifications.models import Delivery, Device, Notice, Push
from kith.capabilities.notifications.pushing import keys
from kith.capabilities.notifications.pushing.jobs import (
    write_pushes,
)
from kith.capabilities.notifications.pushing.words import SIZE
from kith.capabilities.notifications.tests.news import Deliver, question
from kith.capabilities.notifications.tests.pushes import NEUTRAL, due, send, write
from tests.cast import Cast
from tests.pushing import CURVE, PushService, Subscription, plain, written

pytestmark = pytest.mark.usefixtures("no_quiet_hours")


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
    question(cast, cast.commons)
    send(due(cast, deliver))
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
    question(cast, cast.commons, title="Ñ" * 140)
    send(due(cast, deliver))
    question(cast, cast.circle, title="So")
    send(due(cast, deliver))
    lengths = {len(each.body) for each in push_service.came}
    assert len(lengths) == 1
    assert lengths.pop() > SIZE
    assert push_service.shown()[0]["title"] == "Ñ" * 99 + "…"


def test_by_default_nothing_shows_on_a_screen(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    push_service.device(cast["noor"])
    question(cast, cast.commons)
    deliver()
    write_pushes()
    assert set(Notice.objects.values_list("by_push", flat=True)) == {"no"}
    assert not Push.objects.exists()


def test_whoever_has_no_device_yet_gets_nothing_old_on_a_new_one(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    wish({("item.nearby", "push"): "now"}, by=cast["maria"])
    question(cast, cast.commons)
    deliver()
    push_service.device(cast["maria"])
    assert write(cast) is None


def test_each_device_gets_it_and_no_two_have_the_same_topic(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    push_service.device(cast["maria"], name="laptop")
    question(cast, cast.commons)
    send(due(cast, deliver))
    assert {each.path for each in push_service.came} == {"/push/maria/phone", "/push/maria/laptop"}
    assert len({each.headers["Topic"] for each in push_service.came}) == 2


@pytest.mark.parametrize("how", ["hidden space", "content note"])
def test_what_is_sensitive_is_not_named(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService, how: str
) -> None:
    if how == "hidden space":
        question(cast, cast.circle)
    else:
        question(cast, cast.commons, content_note="grief")
    send(due(cast, deliver))
    (said,) = push_service.shown()
    assert (said["title"], said["body"]) == (NEUTRAL, "")
    assert not {"beginnings", "tuesday", "blanket", "grief"} & set(json.dumps(said).lower().split())


def test_a_push_never_holds_what_was_said(
    cast: Cast, deliver: Deliver, phone: Device, push_service: PushService
) -> None:
    question(cast, cast.commons)
    send(due(cast, deliver))
    assert "blanket" not in json.dumps(push_service.shown())
    assert "Tomasz" not in json.dumps(push_service.shown())


def test_every_reply_of_a_space_shows_on_a_screen_only_if_that_was_asked_for(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    push_service.device(cast["sam"])
    wish_of_space(cast.commons, level="everything", by=cast["sam"])
    item = question(cast, cast.commons)
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
