"""Clocks on walls become half hours of the world's own time, with daylight saving and zones of half an hour."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kith.domains.supervision.matching.weeks import (
    SLOTS,
    WEEK,
    Clocks,
    Wall,
    bits,
    clocks_among,
    clocks_of,
    covered,
    free_slots,
    kept_slots,
    mask,
    moment_of,
    mondays,
    spans,
    starts,
)

SUMMER, WINTER = date(2026, 7, 6), date(2026, 11, 30)
EVENING = Wall(0, time(19), time(21))


def _slots(day: int, begins: float, ends: float) -> frozenset[int]:
    return frozenset(slot % WEEK for slot in range(round(48 * day + 2 * begins), round(48 * day + 2 * ends)))


@pytest.mark.parametrize(
    ("zone", "monday", "slots"),
    [
        ("UTC", WINTER, _slots(0, 19, 21)),
        ("Europe/Berlin", WINTER, _slots(0, 18, 20)),
        ("Europe/Berlin", SUMMER, _slots(0, 17, 19)),
        ("America/New_York", WINTER, _slots(1, 0, 2)),
        ("America/New_York", SUMMER, _slots(0, 23, 25)),
        ("Asia/Kolkata", WINTER, _slots(0, 13.5, 15.5)),
        ("America/St_Johns", SUMMER, _slots(0, 21.5, 23.5)),
        ("Asia/Kathmandu", WINTER, _slots(0, 13.5, 15)),
    ],
)
def test_an_evening_is_where_its_zone_puts_it(zone: str, monday: date, slots: frozenset[int]) -> None:
    """Where a zone stands at 45 minutes, half hours that are free only in part are not."""
    assert free_slots([EVENING], ZoneInfo(zone), monday) == slots


def test_a_week_comes_round_again() -> None:
    """Monday morning in Auckland is Sunday evening in the world's own time."""
    assert free_slots([Wall(0, time(8), time(9))], ZoneInfo("Pacific/Auckland"), WINTER) == _slots(6, 19, 20)


def test_an_hour_that_the_clock_leaves_out_is_none_and_one_that_it_shows_twice_is_two() -> None:
    night, berlin = Wall(6, time(1), time(4)), ZoneInfo("Europe/Berlin")
    assert len(free_slots([night], berlin, date(2026, 3, 23))) == 4
    assert len(free_slots([night], berlin, date(2026, 10, 19))) == 8
    assert len(free_slots([night], berlin, WINTER)) == 6


def test_midnight_as_an_end_is_that_of_the_day() -> None:
    assert free_slots([Wall(2, time(23), time(0))], ZoneInfo("UTC"), WINTER) == _slots(2, 23, 24)


ANY = some.frozensets(some.integers(0, SLOTS - 1), max_size=80)


@given(ANY, some.integers(1, 6))
def test_a_meeting_can_begin_where_all_of_it_is_free(slots: frozenset[int], length: int) -> None:
    found = set(bits(starts(mask(slots), length)))
    assert found == {
        slot for slot in range(SLOTS) if all(_later(slot, later) in slots for later in range(length))
    }


def _later(slot: int, later: int) -> int:
    """In the same week, which comes round again."""
    return slot // WEEK * WEEK + (slot + later) % WEEK


@given(ANY, some.integers(1, 6))
def test_meetings_cover_only_what_is_free(slots: frozenset[int], length: int) -> None:
    found = covered(starts(mask(slots), length), length)
    assert not found & ~mask(slots)
    assert starts(found, length) == starts(mask(slots), length)


@pytest.mark.parametrize(
    ("slots", "number"),
    [((), 0), ((1, 2, 3), 1), ((1, 3), 2), ((0, WEEK - 1), 1), (range(SLOTS), 1), ((1, 3, WEEK + 1), 2)],
)
def test_stretches_are_counted_also_over_the_end_of_the_week(slots: tuple[int, ...], number: int) -> None:
    assert spans(mask(slots)) == number


YEAR = 2027
ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Australia/Melbourne",
    "America/Santiago",
    "UTC",
)


@pytest.mark.parametrize(
    ("zone", "clocks"),
    [
        ("Europe/Dublin", Clocks.NORTH),
        ("America/New_York", Clocks.NORTH),
        ("America/Phoenix", Clocks.STEADY),
        ("Asia/Kathmandu", Clocks.STEADY),
        ("Australia/Melbourne", Clocks.SOUTH),
        ("Australia/Brisbane", Clocks.STEADY),
        ("America/Santiago", Clocks.SOUTH),
    ],
)
def test_clocks_are_changed_in_one_season_or_the_other_or_in_none(zone: str, clocks: Clocks) -> None:
    assert clocks_of(zone, YEAR) is clocks


def test_where_all_clocks_change_together_an_evening_is_whole() -> None:
    zones = ["Europe/Berlin", "America/New_York"]
    for zone in zones:
        kept = kept_slots([EVENING], ZoneInfo(zone), YEAR, clocks=clocks_among(zones, YEAR))
        assert kept == free_slots([EVENING], ZoneInfo(zone), mondays(YEAR)[0])


def test_an_evening_that_is_shared_in_january_alone_is_none() -> None:
    """Seven in New York is half past five in Kolkata in winter, and half past four in summer."""
    zones = {
        "America/New_York": Wall(0, time(19), time(21)),
        "Asia/Kolkata": Wall(1, time(5, 30), time(7, 30)),
    }
    january, _july = mondays(YEAR)
    in_january = [free_slots([wall], ZoneInfo(zone), january) for zone, wall in zones.items()]
    assert len(frozenset.intersection(*in_january)) == 4
    all_year = [
        kept_slots([wall], ZoneInfo(zone), YEAR, clocks=clocks_among(zones, YEAR)) for zone, wall in zones.items()
    ]  # fmt: skip
    common = mask(frozenset.intersection(*all_year))
    assert starts(common, 2)
    assert not starts(common, 3)


SPANS = some.builds(
    Wall, some.integers(0, 6), some.integers(0, 18).map(time), some.integers(19, 23).map(time)
)


@given(some.sampled_from(ZONES), some.sampled_from(ZONES), SPANS)
def test_whoever_is_free_by_another_s_clock_is_so_in_each_season(host: str, zone: str, wall: Wall) -> None:
    """A meeting that is kept on the wall of a host lies on the wall of someone elsewhere when they are free."""
    clocks = clocks_of(host, YEAR)
    for slot in kept_slots([wall], ZoneInfo(zone), YEAR, clocks=[clocks]):
        there = moment_of(slot, YEAR).astimezone(ZoneInfo(host))
        for monday in mondays(YEAR):
            meeting = there.replace(tzinfo=None) + (monday - mondays(YEAR)[0])
            shown = meeting.replace(tzinfo=ZoneInfo(host)).astimezone(ZoneInfo(zone))
            assert shown.weekday() == wall.day
            assert wall.begins <= shown.time() < wall.ends
