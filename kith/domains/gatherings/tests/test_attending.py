"""Being there: with the code of the door, in several stays, set right with a trace, and counted for one's own hours."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending, seating
from kith.domains.gatherings.door import code_of
from kith.domains.gatherings.jobs import note_rooms
from kith.domains.gatherings.models import Knock, Occasion, Stay
from kith.domains.gatherings.staying import minutes_within
from kith.domains.gatherings.tests.conftest import Announce
from kith.domains.learning.models import Certificate, Hours
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from kith.lib.times import day_in_words
from tests.cast import Cast

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
moments = st.integers(-600, 1_200).map(lambda minutes: NOON + timedelta(minutes=minutes))
stays = st.lists(st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair))), max_size=6)


@given(stays=stays, length=st.integers(5, 600))
def test_time_there_is_never_more_than_it_lasted_and_never_counted_twice(
    stays: list[tuple[datetime, datetime]], length: int
) -> None:
    ends = NOON + timedelta(minutes=length)
    counted = minutes_within(stays, begins=NOON, ends=ends)
    each = [NOON + timedelta(minutes=minute) for minute in range(length)]
    assert counted == sum(any(came <= minute < left for came, left in stays) for minute in each)


def _occasion(item: Item) -> Occasion:
    return item.gathering.occasions.get()


def _address(item: Item, part: str) -> str:
    return f"/gatherings/{item.pk}/dates/{_occasion(item).pk}/{part}/"


def test_whoever_reads_the_door_comes_in_and_leaves(cast: Cast, now: Item) -> None:
    noor = cast.client("noor")
    wrong = noor.post(_address(now, "here"), {"code": "WRONG1"})
    assert wrong.status_code == 422
    assert "This is not the code of the door." in wrong.content.decode()
    typed = code_of(_occasion(now)).lower()
    assert noor.post(_address(now, "here"), {"code": f"{typed[:3]} {typed[3:]}"}).status_code == 302
    noor.post(_address(now, "here"), {"code": typed})
    assert Stay.objects.count() == 1, "a second press changes nothing"
    assert "you are here" in noor.get(_address(now, "here")).content.decode()
    noor.post(_address(now, "leaving"))
    assert Stay.objects.get().left_at is not None
    noor.post(_address(now, "here"), {"code": typed})
    assert Stay.objects.count() == 2, "and in again"


def test_nobody_tries_codes_until_one_fits(cast: Cast, now: Item) -> None:
    noor, right = cast.client("noor"), code_of(_occasion(now))
    for number in range(attending.MOST_KNOCKS):
        assert noor.post(_address(now, "here"), {"code": f"WRONG{number}"}).status_code == 422
    answer = noor.post(_address(now, "here"), {"code": right})
    assert "In a quarter of an hour you can try again." in answer.content.decode()
    assert not Stay.objects.exists(), "not even the right one, or each guess would tell something"
    assert cast.client("sam").post(_address(now, "here"), {"code": right}).status_code == 302
    Knock.objects.update(at=timezone.now() - attending.PAUSE)
    assert noor.post(_address(now, "here"), {"code": right}).status_code == 302
    Knock.objects.update(at=timezone.now() - timedelta(days=2))
    note_rooms(0)
    assert not Knock.objects.exists()


def test_before_and_after_the_door_is_closed(cast: Cast, announced: Announce) -> None:
    item = announced()
    answer = cast.client("noor").post(_address(item, "here"), {"code": code_of(_occasion(item))})
    assert answer.status_code == 422
    assert "The door is open from half an hour before" in answer.content.decode()
    assert not Stay.objects.exists()


def test_the_door_is_shown_to_hosts_alone_and_says_who_is_there(cast: Cast, now: Item) -> None:
    seating.come(now, way="online", by=cast["sam"])
    attending.come_in(_occasion(now), person=cast["noor"], how="code", by=cast["noor"])
    page = cast.client("maria").get(_address(now, "door")).content.decode()
    assert code_of(_occasion(now)) in page
    assert "<svg" in page
    assert "Noor" in page
    assert "Was there all the time" in page
    assert cast.client("noor").get(_address(now, "door")).status_code == 403
    seat = now.gathering.seats.get().all.get()
    assert cast.client("noor").post(_address(now, "presence"), {"seat": seat.pk}).status_code == 403
    cast.client("maria").post(_address(now, "presence"), {"seat": seat.pk})
    there = Stay.objects.get(person=cast["sam"])
    assert (there.how, there.by) == ("host", cast["maria"])


def test_what_someone_sets_right_is_kept_with_a_trace(cast: Cast, now: Item) -> None:
    occasion, noor = _occasion(now), cast["noor"]
    assert cast.client("noor").get(_address(now, "stay")).status_code == 404, "nothing is written down yet"
    attending.come_in(occasion, person=noor, how="code", by=noor)
    span = {"came": occasion.begins_at, "left": occasion.begins_at + timedelta(minutes=60)}
    attending.set_right(occasion, item=now, person=noor, how="self", by=noor, **span)
    old, new = Stay.objects.order_by("pk")
    assert (old.set_aside_by, new.set_aside_at) == (noor, None)
    assert Event.objects.filter(type="presence.set_right", actor=noor).count() == 1
    assert "was at a gathering" not in cast.client("maria").get("/spaces/commons/log/").content.decode()


def _sets_right(cast: Cast, item: Item, *times: tuple[str, ...]) -> Any:
    """By the form: what is empty stays empty."""
    typed: dict[str, Any] = {"form-TOTAL_FORMS": len(times), "form-INITIAL_FORMS": 1}
    for number, (*day, came, left) in enumerate(times):
        typed |= {f"form-{number}-came": came, f"form-{number}-left": left}
        typed |= {f"form-{number}-day": each for each in day}
    return cast.client("noor").post(_address(item, "stay"), typed)


def _from(item: Item, minutes: int) -> str:
    """So many minutes after it began, by the clock of the place."""
    begins = _occasion(item).begins_at.astimezone(ZoneInfo(item.gathering.zone))
    return f"{begins + timedelta(minutes=minutes):%H:%M}"


def test_who_went_and_came_back_was_there_twice(cast: Cast, now: Item) -> None:
    attending.come_in(_occasion(now), person=cast["noor"], how="code", by=cast["noor"])
    times = [(_from(now, 1), _from(now, 21)), ("", ""), (_from(now, 31), _from(now, 41))]
    assert _sets_right(cast, now, *times).status_code == 302
    there = Stay.objects.filter(set_aside_at=None)
    lengths = sorted(each.left_at - each.came_at for each in there if each.left_at)
    assert lengths == [timedelta(minutes=10), timedelta(minutes=20)]


def test_what_lasts_for_days_is_set_right_day_by_day(cast: Cast, now: Item) -> None:
    occasion = _occasion(now)
    began = datetime(2026, 11, 20, 8, tzinfo=UTC)
    Occasion.objects.filter(pk=occasion.pk).update(
        begins_at=began, ends_at=began + timedelta(days=2, hours=9)
    )
    occasion.refresh_from_db()
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=now, person=cast["noor"], how="host", by=cast["maria"], **span)
    assert cast.client("noor").get(_address(now, "stay")).text.count('name="form-2-came"') == 1
    times = [("2026-11-20", "09:00", "12:00"), ("2026-11-22", "10:00", "11:00")]
    assert _sets_right(cast, now, *times).status_code == 302
    assert attending.write_down_hours(occasion, item=now, by=cast["noor"]) == 240


@pytest.mark.parametrize(("days", "is_said"), [(3, True), (0, False)])
def test_the_day_of_a_stay_is_said_where_there_is_more_than_one(
    cast: Cast, now: Item, days: int, is_said: bool
) -> None:
    began = datetime(2026, 11, 20, 8, tzinfo=UTC)
    length = timedelta(days=days, hours=2)
    now.gathering.occasions.update(begins_at=began, ends_at=began + length)
    came = began + length - timedelta(hours=2)
    span = {"came": came, "left": came + timedelta(hours=1)}
    attending.set_right(_occasion(now), item=now, person=cast["noor"], how="host", by=cast["maria"], **span)
    for who, part in (("noor", "here"), ("maria", "door")):
        page = cast.client(who).get(_address(now, part)).text.replace("\N{NARROW NO-BREAK SPACE}", " ")
        assert "8:00 AM to 9:00 AM" in page
        assert (f"{day_in_words(came)}, 8:00 AM to 9:00 AM" in page.partition("<h2")[2]) == is_said


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (("18:10", ""), "Please write both times, or leave both empty."),
        (("", ""), "If you were not there, take it away below."),
    ],
)
def test_half_a_time_is_asked_about(cast: Cast, now: Item, times: tuple[str, str], words: str) -> None:
    attending.come_in(_occasion(now), person=cast["noor"], how="code", by=cast["noor"])
    answer = _sets_right(cast, now, times)
    assert answer.status_code == 422
    assert words in answer.text


def test_hosts_see_what_stood_there_before_but_not_of_whom_nothing_stands(cast: Cast, now: Item) -> None:
    occasion = _occasion(now)
    for who in ("noor", "sam"):
        attending.come_in(occasion, person=cast[who], how="code", by=cast[who])
    _sets_right(cast, now, (_from(now, 1), _from(now, 21)))
    attending.take_away(occasion, item=now, person=cast["sam"], by=cast["sam"])
    page = cast.client("maria").get(_address(now, "door")).text
    assert "What stood there before" in page
    assert "then set right by the person" in page
    assert "Sam" not in page, "he has no seat, and took it away"


def test_nobody_makes_a_gathering_longer_than_it_was(cast: Cast, now: Item) -> None:
    attending.come_in(_occasion(now), person=cast["noor"], how="code", by=cast["noor"])
    answer = _sets_right(cast, now, ("00:00", "23:59"))
    assert answer.status_code == 422
    assert "This is longer than the gathering was." in answer.content.decode()


def test_hours_are_ones_own_and_written_down_once(cast: Cast, now: Item) -> None:
    occasion, noor = _occasion(now), cast["noor"]
    assert attending.write_down_hours(occasion, item=now, by=noor) == 0, "who was not there has none"
    span = {"came": occasion.begins_at, "left": occasion.begins_at + timedelta(minutes=60)}
    attending.set_right(occasion, item=now, person=noor, how="self", by=noor, **span)
    for _press in range(2):
        assert cast.client("noor").post(_address(now, "hours")).status_code == 302
    with seen_as(noor):
        hours = Hours.objects.get()
        assert (hours.minutes, hours.categories, hours.provider) == (60, ["ethics"], "Night school")
    with seen_as(cast["maria"]):
        assert not Hours.objects.exists(), "hosts do not see what someone does with it"


def test_hours_go_where_nothing_counts_any_more_when_the_person_says_so(cast: Cast, now: Item) -> None:
    occasion, noor, page = _occasion(now), cast["noor"], cast.client("noor")
    span = {"came": occasion.begins_at, "left": occasion.begins_at + timedelta(minutes=20)}
    attending.set_right(occasion, item=now, person=noor, how="self", by=noor, **span)
    page.post(_address(now, "hours"))
    assert "Take my hours out" not in page.get(_address(now, "here")).text
    attending.take_away(occasion, item=now, person=noor, by=cast["maria"])
    with seen_as(noor):
        assert Hours.objects.exists(), "no host takes them out"
    assert "Take my hours out" in page.get(_address(now, "here")).text
    assert "No hours of it are written down." in page.post(_address(now, "hours"), follow=True).text
    with seen_as(noor):
        assert not Hours.objects.exists()


def test_who_was_there_is_given_a_certificate_once_and_for_them_alone(cast: Cast, now: Item) -> None:
    occasion, noor = _occasion(now), cast["noor"]
    span = {"came": occasion.begins_at, "left": occasion.begins_at + timedelta(minutes=45)}
    attending.set_right(occasion, item=now, person=noor, how="host", by=cast["maria"], **span)
    maria = cast.client("maria")
    maria.post(_address(now, "certificates"))
    with seen_as(noor):
        assert not Certificate.objects.exists(), "it is not over yet"
    now.gathering.occasions.update(ends_at=timezone.now())
    assert cast.client("sam").post(_address(now, "certificates")).status_code == 403
    assert "first aid" in maria.get(_address(now, "certificates")).text
    until = timezone.localdate() + timedelta(days=365)
    assert maria.post(_address(now, "certificates"), {"holds_until": "2020-01-01"}).status_code == 422
    for _press in range(2):
        assert maria.post(_address(now, "certificates"), {"holds_until": until}).status_code == 302
    with seen_as(noor):
        given = Certificate.objects.get()
        assert 29 <= given.minutes <= 31, "as long as it lasted, since it ended early"
        assert given.holds_until == until
    with seen_as(cast["maria"]):
        assert not Certificate.objects.exists()
    assert "Listening at night" in cast.client("noor").get("/learning/certificates/").content.decode()
