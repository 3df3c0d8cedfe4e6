"""A later, milder decision does not shorten a heavier one that still holds."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kith.capabilities.moderation.actions.deciding import take_back
from kith.capabilities.moderation.models import Case
from kith.foundation.people.jobs import end_suspensions
from kith.foundation.people.models import Person
from tests.at_once import meanwhile
from tests.cast import Cast, assemble
from tests.masked import said_masked
from tests.moderating import decided, said, told


def _in(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def _two_cases(cast: Cast) -> tuple[Case, Case]:
    """About Maria, on the desk of the stewards."""
    first, second = (told(cast, Case(post=said(cast)), only_stewards=True).case for _case in range(2))
    return first, second


def _maria(cast: Cast) -> Person:
    return Person.objects.get(pk=cast["maria"].pk)


def test_who_is_closed_out_for_good_is_not_let_in_by_a_day(cast: Cast) -> None:
    first, second = _two_cases(cast)
    closing = decided(cast, first, "close", by="ruth")
    day = decided(cast, second, "suspend", by="ruth", until=_in(1))
    assert _maria(cast).suspended_until is None
    end_suspensions(0)
    assert not _maria(cast).is_active
    take_back(closing, reason="Sorry", by=cast["ruth"])
    assert _maria(cast).suspended_until == day.until
    take_back(day, reason="Sorry", by=cast["ruth"])
    assert _maria(cast).is_active


@pytest.mark.parametrize("days", [(1, 90), (90, 1)])
def test_of_two_times_outside_the_longer_holds(cast: Cast, days: tuple[int, int]) -> None:
    ends = [_in(each) for each in days]
    for case, until in zip(_two_cases(cast), ends, strict=True):
        decided(cast, case, "suspend", by="ruth", until=until)
    assert _maria(cast).suspended_until == max(ends)


@pytest.mark.parametrize("days", [(1, 365), (365, 1)])
def test_of_two_times_of_only_reading_the_longer_holds_with_its_reason(
    cast: Cast, days: tuple[int, int]
) -> None:
    for case, each in zip(_two_cases(cast), days, strict=True):
        decided(cast, case, "limit", by="ruth", until=_in(each), reason=f"For {each} days")
    place = cast.place("maria", cast.commons)
    assert place.limit_reason == "For 365 days"
    assert place.limited_until is not None
    assert place.limited_until > _in(364)


def test_what_was_decided_about_a_made_name_never_shows_on_whose_it_is(cast: Cast) -> None:
    masked, by_name = told(cast, Case(post=said_masked(cast))).case, told(cast, Case(post=said(cast))).case
    decided(cast, masked, "limit", until=_in(365), reason="Behind the name")
    made = decided(cast, by_name, "limit", until=_in(1), reason="By name")
    place = cast.place("maria", cast.commons)
    assert (place.limited_until, place.limit_reason) == (made.until, "By name")
    take_back(made, reason="Sorry", by=cast["tomasz"])
    place.refresh_from_db()
    assert (place.limited_until, place.limit_reason) == (None, "")


def test_of_two_who_decide_at_once_the_heavier_decision_holds(transactional_db: None) -> None:
    house = assemble()
    first, second = _two_cases(house)
    meanwhile(
        lambda: decided(house, first, "close", by="ruth"),
        lambda: decided(house, second, "suspend", by="ruth", until=_in(1)),
    ).result()
    assert _maria(house).suspended_until is None
