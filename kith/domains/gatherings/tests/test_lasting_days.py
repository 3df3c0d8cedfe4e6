"""What lasts for several days is planned, changed and moved by its first and its last day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.actions.certifying import certify_all
from kith.domains.gatherings.forms.lasting import end_of, minutes_to
from kith.domains.gatherings.models import Change, Gathering
from kith.domains.gatherings.tests.conftest import Announce, is_over, next_tuesday
from kith.domains.learning.tests.certified import certificates
from kith.lib.calendars.wall_times import is_shown, is_shown_twice, moment
from tests.cast import Cast

THREE_DAYS = 2 * 24 * 60 + 60  # to the third day, an hour later on the clock
MADRID, A_DAY = ZoneInfo("Europe/Madrid"), 24 * 60
clocks = st.sampled_from(["Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns"]).map(
    ZoneInfo
)
walls = st.builds(
    datetime.combine,
    st.dates(date(2026, 1, 1), date(2027, 12, 1)),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)


@given(begins=walls, minutes=st.integers(5, 14 * A_DAY), clock=clocks)
def test_whoever_changes_nothing_in_the_form_changes_no_length(
    begins: datetime, minutes: int, clock: ZoneInfo
) -> None:
    until, ends_on = end_of(begins, minutes, clock=clock)
    assert (ends_on is not None) == (minutes > A_DAY)
    if is_shown(begins, clock) and not (ends_on and is_shown_twice(datetime.combine(ends_on, until), clock)):
        assert minutes_to(until, ends_on, begins=begins, clock=clock) == minutes


@given(
    begins=walls,
    days=st.integers(1, 13),
    until=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    clock=clocks,
)
def test_it_ends_when_the_clock_of_the_place_shows_it(
    begins: datetime, days: int, until: time, clock: ZoneInfo
) -> None:
    ends = datetime.combine(begins.date() + timedelta(days=days), until)
    minutes = minutes_to(ends.time(), ends.date(), begins=begins, clock=clock)
    assert moment(begins, clock) + timedelta(minutes=minutes) == moment(ends, clock)


def _announces(cast: Cast, **other: Any) -> Any:
    typed = {
        "title": "Tea", "sort": "meeting", "source": "Come as you are.", "first_day": f"{next_tuesday()}", "at": "18:00",
        "until": "14:00", "zone": "Europe/Madrid", "repeats": "", "way": "online", "door": "open", "language": "en",
        "visibility": "public",
    }  # fmt: skip
    return cast.client("maria").post("/spaces/commons/announcing/gathering/", typed | other)


def _after(days: int) -> str:
    return f"{next_tuesday() + timedelta(days=days)}"


def test_a_retreat_is_planned_by_its_last_day(cast: Cast) -> None:
    assert _announces(cast, ends_on=_after(3)).status_code == 302
    occasion = Gathering.objects.get().occasions.get()
    ends = datetime.combine(next_tuesday() + timedelta(days=3), time(14), MADRID)
    assert occasion.ends_at == ends.astimezone(UTC)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"ends_on": _after(-1)}, "It ends before it begins."),
        ({"ends_on": _after(0)}, "It ends before it begins."),
        ({"ends_on": _after(15)}, "One date lasts for two weeks at most."),
        ({"until": "18:02"}, "This is very short."),
    ],
)
def test_a_length_that_cannot_be_is_asked_about(cast: Cast, typed: dict[str, str], says: str) -> None:
    answer = _announces(cast, **typed)
    assert answer.status_code == 422
    assert says in answer.text
    assert not Gathering.objects.exists()


def test_without_a_last_day_it_ends_within_a_day(cast: Cast) -> None:
    _announces(cast)
    assert Gathering.objects.get().minutes == 20 * 60


@pytest.fixture
def retreat(announced: Announce) -> Item:
    return announced(minutes=THREE_DAYS, zone="UTC")


def _typed(day: date, **other: Any) -> dict[str, Any]:
    usual = {
        "sort": "workshop", "first_day": f"{day}", "at": "18:00", "until": "19:00", "ends_on": f"{day + timedelta(days=2)}",
        "zone": "UTC", "repeats": "", "way": "online", "link": "https://meet.example.org/tea", "door": "open",
    }  # fmt: skip
    return usual | other


@pytest.mark.parametrize(
    ("other", "minutes"),
    [({}, THREE_DAYS), ({"until": "20:30"}, THREE_DAYS + 90), ({"ends_on": ""}, 60), ({"ends_on": _after(4)}, THREE_DAYS + 2 * A_DAY)],
)  # fmt: skip
def test_a_changed_plan_lasts_as_long_as_it_says(
    cast: Cast, retreat: Item, other: dict[str, str], minutes: int
) -> None:
    page = f"/gatherings/{retreat.pk}/plan/"
    assert f'value="{_after(2)}"' in cast.client("maria").get(page).text
    typed = _typed(next_tuesday(), cost="5 euros") | other
    assert cast.client("maria").post(page, typed).status_code == 302
    retreat.gathering.refresh_from_db()
    occasion = retreat.gathering.occasions.get()
    assert (retreat.gathering.cost, retreat.gathering.minutes) == ("5 euros", minutes)
    assert occasion.ends_at - occasion.begins_at == timedelta(minutes=minutes)
    told = Change.objects.filter(gathering=retreat.pk, what=Change.What.TIME)
    assert told.exists() == (minutes != THREE_DAYS), "nobody is told of a time that stays"


def test_a_date_is_moved_with_its_last_day(cast: Cast, retreat: Item) -> None:
    before = retreat.gathering.occasions.get()
    page = f"/gatherings/{retreat.pk}/dates/{before.pk}/"
    assert f'value="{_after(2)}"' in cast.client("maria").get(page).text
    typed = {"day": _after(1), "at": "18:00", "until": "19:00", "ends_on": _after(4)}
    assert cast.client("maria").post(page, typed).status_code == 302
    after = retreat.gathering.occasions.get()
    assert after.begins_at - before.begins_at == timedelta(days=1)
    assert after.ends_at - after.begins_at == timedelta(minutes=THREE_DAYS + A_DAY)


def test_a_certificate_says_its_first_and_its_last_day(cast: Cast, retreat: Item) -> None:
    is_over(retreat)
    occasion = retreat.gathering.occasions.get()
    occasion.begins_at = occasion.ends_at - timedelta(minutes=THREE_DAYS)
    occasion.save()
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=retreat, person=cast["noor"], how="host", by=cast["maria"], **span)
    certify_all(occasion, item=retreat, by=cast["maria"])
    (given_out,) = certificates(cast["noor"])
    assert (given_out.ended_on - given_out.began_on).days in (2, 3)
    assert given_out.began_on != occasion.day, "it was moved since it was planned"
