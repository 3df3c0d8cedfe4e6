"""Switching devices on and off."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings as kept
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.notifications.models import Device
from kith.capabilities.notifications.pushing import keys
from kith.capabilities.notifications.pushing.devices import MOST, label_of
from kith.config.keys import push_key
from kith.foundation.profiles.actions import close_account
from tests.cast import Cast
from tests.pushing import CURVE, Subscription

HERE = "/inbox/devices/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def _told(number: int = 1, changes: dict[str, str] | None = None) -> dict[str, str]:
    """What a browser tells."""
    made = Subscription(ec.generate_private_key(CURVE), b"sixteen letters!")
    return {"endpoint": f"https://push.example.org/{number}", **made.keys, **(changes or {})}


def _switch_on(cast: Cast, name: str, told: dict[str, str]) -> Any:
    return cast.client(name).post(HERE, told, headers={"User-Agent": FIREFOX})


def test_a_device_is_switched_on_and_off_again(cast: Cast) -> None:
    assert _switch_on(cast, "maria", _told()).url == "/inbox/wishes/"
    device = Device.objects.get()
    assert (device.person, device.label) == (cast["maria"], "Firefox on Linux")
    page = cast.client("maria").get("/inbox/wishes/").content.decode()
    assert "Firefox on Linux" in page
    assert keys.public_key() in page
    cast.client("maria").post(f"{HERE}{device.pk}/removal/")
    assert not Device.objects.exists()
    assert "Firefox" not in cast.client("maria").get("/inbox/wishes/").content.decode()


def test_switching_on_twice_keeps_one_device_with_its_newest_keys(cast: Cast) -> None:
    told = _told()
    _switch_on(cast, "maria", told)
    again = _told()
    _switch_on(cast, "maria", again)
    assert Device.objects.values_list("p256dh", flat=True).get() == again["p256dh"]


def test_a_shared_device_belongs_to_whoever_switched_it_on_last(cast: Cast) -> None:
    told = _told()
    _switch_on(cast, "maria", told)
    first = Device.objects.get().pk
    _switch_on(cast, "noor", told)
    second = Device.objects.get()
    assert second.person == cast["noor"]
    assert second.pk != first, "what was on its way to Maria goes nowhere"


def test_nobody_switches_off_what_belongs_to_another_or_learns_of_it(cast: Cast) -> None:
    _switch_on(cast, "maria", _told())
    device = Device.objects.get()
    assert cast.client("noor").post(f"{HERE}{device.pk}/removal/").status_code == HTTPStatus.NOT_FOUND
    assert Device.objects.exists()
    assert "push.example.org" not in cast.client("noor").get("/inbox/wishes/").content.decode()


def test_the_ten_newest_devices_stay(cast: Cast) -> None:
    _switch_on(cast, "noor", _told(99))
    for number in range(MOST + 2):
        _switch_on(cast, "maria", _told(number))
    found = [device.endpoint[-2:] for device in Device.objects.filter(person=cast["maria"]).order_by("pk")]
    assert (len(found), found[0], found[-1]) == (MOST, "/2", "11")
    assert Device.objects.filter(person=cast["noor"]).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"endpoint": ""},
        {"endpoint": "http://push.example.org/1"},
        {"endpoint": "https://127.0.0.1/1"},
        {"endpoint": "https://push.example.org/" + "x" * 800},
        {"p256dh": ""},
        {"p256dh": "AAAA"},
        {"p256dh": "B" + "A" * 86},
        {"p256dh": "ñ"},
        {"auth": "short"},
        {"auth": "!"},
    ],
)
def test_an_odd_device_is_refused_kindly(cast: Cast, changes: dict[str, str]) -> None:
    answer = _switch_on(cast, "maria", _told(changes=changes))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This browser could not be switched on." in answer.content.decode()
    assert not Device.objects.exists()


def test_closing_an_account_forgets_its_devices(cast: Cast) -> None:
    _switch_on(cast, "maria", _told(1))
    _switch_on(cast, "noor", _told(2))
    close_account(cast["maria"])
    assert [device.person for device in Device.objects.all()] == [cast["noor"]]


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_device_is_called_what_its_owner_would_call_it(agent: str, label: str) -> None:
    assert label_of(agent) == label


@given(st.text())
def test_every_browser_has_a_name_that_fits(agent: str) -> None:
    assert 0 < len(label_of(agent)) <= 80


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    made = push_key(tmp_path)
    assert push_key(tmp_path) == made != push_key(Path(kept.DATA))
    assert (tmp_path / "push.key").stat().st_mode & 0o777 == 0o600
