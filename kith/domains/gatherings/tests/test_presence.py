"""Hosts set right who was there: what stood there is kept, and whoever it is about is told and has the last word."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.actions.hosting import name_hosts
from kith.domains.gatherings.models import Occasion, Stay
from kith.domains.gatherings.queries.stays import minutes_at
from kith.foundation.spaces.models import Membership
from tests.cast import Cast

TOLD = "A host wrote down when you were at a gathering"


def _occasion(item: Item) -> Occasion:
    return item.gathering.occasions.get()


def _address(item: Item, part: str) -> str:
    return f"/gatherings/{item.pk}/dates/{_occasion(item).pk}/{part}"


@pytest.fixture
def left_early(cast: Cast, now: Item) -> Stay:
    """Noor has no seat, came by the code on the minute, and left without a word."""
    on_the_minute = _occasion(now).begins_at.replace(second=0, microsecond=0)
    now.gathering.occasions.update(begins_at=on_the_minute)
    attending.come_in(_occasion(now), person=cast["noor"], how="code", by=cast["noor"])
    Stay.objects.update(came_at=on_the_minute)
    return Stay.objects.get()


def _shown(moment: datetime, item: Item) -> str:
    return f"{moment.astimezone(ZoneInfo(item.gathering.zone)):%H:%M}"


def _was_there(item: Item, stay: Stay, *, minutes: int) -> dict[str, Any]:
    """What a host types: from the beginning on, for so long."""
    times = {"came": stay.came_at, "left": stay.came_at + timedelta(minutes=minutes)}
    typed = {f"form-0-{name}": _shown(moment, item) for name, moment in times.items()}
    days = {"form-0-day": str(stay.came_at.astimezone(ZoneInfo(item.gathering.zone)).date())}
    return {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1} | typed | days


def test_a_host_sets_right_who_left_early_and_both_can_see_what_became_of_it(
    cast: Cast, now: Item, left_early: Stay
) -> None:
    maria, page = cast.client("maria"), _address(now, f"presence/{left_early.pk}/")
    assert page in maria.get(_address(now, "door/")).text
    assert "Came at" in maria.get(page).text
    assert maria.post(page, _was_there(now, left_early, minutes=20)).status_code == 302
    before, after = Stay.objects.order_by("pk")
    assert (before.set_aside_by, before.left_at) == (cast["maria"], None)
    assert (after.how, after.by, after.set_aside_at) == ("host", cast["maria"], None)
    assert minutes_at(_occasion(now)) == {cast["noor"].pk: 20}
    door, own = maria.get(_address(now, "door/")).text, cast.client("noor").get(_address(now, "here/")).text
    assert "then set right by Maria" in door
    assert "then set right by a host" in own
    assert "Maria" not in own.partition("What stood there before")[2].partition("</details>")[0]


def test_whoever_it_is_about_is_told_and_sets_it_right_again(
    cast: Cast, now: Item, left_early: Stay, deliver: Callable[[], None]
) -> None:
    noor, typed = cast.client("noor"), _was_there(now, left_early, minutes=20)
    cast.client("maria").post(_address(now, f"presence/{left_early.pk}/"), typed)
    deliver()
    assert TOLD in noor.get("/inbox/").text
    led = noor.get(f"/gatherings/dates/{_occasion(now).pk}/here/")
    assert led.headers["Location"] == _address(now, "here/")
    assert noor.post(_address(now, "stay/"), _was_there(now, left_early, minutes=30)).status_code == 302
    assert minutes_at(_occasion(now)) == {cast["noor"].pk: 30}
    assert "then set right by the person" in cast.client("maria").get(_address(now, "door/")).text
    deliver()
    assert TOLD not in cast.client("maria").get("/inbox/").text, (
        "what people do about themselves is told to nobody"
    )


def test_what_a_host_took_away_can_be_written_down_again_by_either(
    cast: Cast, now: Item, left_early: Stay, deliver: Callable[[], None]
) -> None:
    maria, noor = cast.client("maria"), cast.client("noor")
    assert maria.post(_address(now, f"presence/{left_early.pk}/removal/")).status_code == 302
    assert minutes_at(_occasion(now)) == {}
    assert "Noor" in maria.get(_address(now, "door/")).text, "hosts see what hosts did"
    deliver()
    assert TOLD in noor.get("/inbox/").text
    assert "Take away what is written down of me" not in noor.get(_address(now, "stay/")).text
    noor.post(_address(now, "stay/"), _was_there(now, left_early, minutes=30))
    assert minutes_at(_occasion(now)) == {cast["noor"].pk: 30}
    noor.post(_address(now, "stay/withdrawal/"))
    assert "Noor" not in maria.get(_address(now, "door/")).text, "what she took away herself is hers"


def test_members_who_came_without_a_seat_are_written_down_once(cast: Cast, now: Item) -> None:
    maria, page = cast.client("maria"), _address(now, "presence/others/")
    assert page in maria.get(_address(now, "door/")).text
    handle = Membership.objects.get(person=cast["sam"], space=cast.commons).handle
    for _press in range(2):
        assert maria.post(page, {"names": f"@{handle}"}).status_code == 302
    there = Stay.objects.get()
    assert (there.person, there.how, there.by) == (cast["sam"], "host", cast["maria"])
    assert (there.came_at, there.left_at) == (_occasion(now).begins_at, _occasion(now).ends_at)
    assert maria.post(page, {"names": "@nobody"}).status_code == 422


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (23 * 60, "This is longer than the gathering was. Please look"),
        (None, "No time stands here."),
    ],
)
def test_what_cannot_be_is_asked_about(
    cast: Cast, now: Item, left_early: Stay, minutes: int | None, says: str
) -> None:
    typed = _was_there(now, left_early, minutes=minutes or 0)
    typed |= {} if minutes else {"form-0-came": "", "form-0-left": ""}
    answer = cast.client("maria").post(_address(now, f"presence/{left_early.pk}/"), typed)
    assert answer.status_code == 422
    assert says in answer.text
    assert Stay.objects.count() == 1


def test_it_is_for_hosts_and_for_stays_of_this_date_alone(cast: Cast, now: Item, left_early: Stay) -> None:
    pages = (f"presence/{left_early.pk}/", "presence/others/")
    for page in pages:
        assert cast.client("noor").get(_address(now, page)).status_code == 403
        assert cast.client("sam").post(_address(now, page)).status_code == 403
    assert cast.client("sam").post(_address(now, f"presence/{left_early.pk}/removal/")).status_code == 403
    assert cast.client("maria").get(_address(now, f"presence/{left_early.pk + 1}/")).status_code == 404
    name_hosts(now, people=[cast["sam"]], by=cast["maria"])
    assert cast.client("sam").get(_address(now, pages[0])).status_code == 200
