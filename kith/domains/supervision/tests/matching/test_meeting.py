"""The first time of a circle suits people: nobody has to rise early where there is an evening, and its clock is one of theirs."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pytest

from kith.domains.supervision.matching.meeting import first_meeting
from kith.domains.supervision.matching.shapes import Circle, Way, Wish
from kith.domains.supervision.matching.weeks import clocks_among, kept_slots, moment_of
from kith.domains.supervision.rounds.week import walls

YEAR, LENGTH = 2027, 3


def _meets(people: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The zone by whose clock it is kept, and what that shows when it begins; by zone, when people are free."""
    clocks = clocks_among(people, YEAR)
    wishes = [
        Wish(key, free=kept_slots(walls(times), ZoneInfo(zone), YEAR, clocks=clocks), zone=zone)
        for key, (zone, times) in enumerate(people.items(), start=1)
    ]
    slots = frozenset.intersection(*(each.free for each in wishes))
    circle = Circle(tuple(each.key for each in wishes), "en", slots, Way.VIDEO)
    found = first_meeting(circle, wishes, length=LENGTH, year=YEAR)
    return found.zone, moment_of(found.slot, YEAR).astimezone(ZoneInfo(found.zone)).strftime("%a %H:%M")


@pytest.mark.parametrize(
    ("times", "begins"),
    [
        (("0-early", "3-evening"), "Thu 18:00"),
        (("0-late", "3-afternoon", "4-noon"), "Thu 14:00"),
        (("2-early",), "Wed 07:30"),
    ],
)
def test_an_evening_goes_before_an_early_morning(times: tuple[str, ...], begins: str) -> None:
    people = {"Europe/Berlin": times, "Europe/Vienna": times}
    assert _meets(people) == ("Europe/Berlin", begins)


def test_what_is_fair_to_both_goes_before_what_suits_one() -> None:
    """From eight to midday in New York it is two to six in Berlin: neither before nine, nor after."""
    people = {
        "America/New_York": ("1-early", "1-morning"),
        "Europe/Berlin": ("1-noon", "1-afternoon", "1-evening"),
    }
    zone, begins = _meets(people)
    assert (zone, begins) == ("America/New_York", "Tue 09:00")


def test_it_is_kept_by_the_clock_by_which_all_are_free_all_year() -> None:
    """By the clock of Melbourne the hour would be another in Berlin by two, and by that of neither by one."""
    people = {
        "Australia/Melbourne": ("2-evening", "2-late"),
        "Europe/Berlin": ("2-morning", "2-noon"),
    }
    zone, _begins = _meets(people)
    assert zone in {"UTC", *people}
