"""How a form says that it comes again: several weekdays, and so many times."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.repeating import BY_WEEKS, rule_for
from kith.domains.gatherings.tests.conftest import Announce, begins, next_tuesday
from kith.lib.calendars.recurrence import starts
from kith.lib.calendars.rule_text import read_rule
from kith.lib.zones import zone
from tests.cast import Cast

MADRID = zone("Europe/Madrid")
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(
    day=days,
    repeats=st.sampled_from(sorted(BY_WEEKS)),
    weekdays=st.sets(st.integers(0, 6)),
    times=st.integers(2, 40),
)
def test_so_many_dates_on_these_weekdays_beginning_with_the_first(
    day: date, repeats: str, weekdays: set[int], times: int
) -> None:
    wall = datetime.combine(day, datetime.min.time())
    text = rule_for(repeats, day=day, last=None, weekdays=weekdays, times=times)
    since, before = wall.replace(tzinfo=MADRID), (wall + timedelta(days=900)).replace(tzinfo=MADRID)
    found = [
        each.wall
        for each in starts(read_rule(text, first=wall, zone=MADRID), wall, MADRID, since=since, before=before)
    ]
    assert len(found) == times
    assert found[0] == wall
    assert {each.weekday() for each in found} <= weekdays | {day.weekday()}


def _announce(cast: Cast, **typed: Any) -> Any:
    usual = {
        "title": "Tea twice a week", "sort": "meeting", "source": "Come as you are.", "first_day": f"{next_tuesday()}",
        "at": "18:00", "until": "19:30", "zone": "Europe/Madrid", "way": "online", "door": "open", "language": "en",
        "visibility": "public",
    }  # fmt: skip
    return cast.client("maria").post("/spaces/commons/announcing/gathering/", usual | typed)


def test_tuesdays_and_thursdays_six_times(cast: Cast) -> None:
    answer = _announce(cast, repeats="week", weekdays=["3"], times="6")
    assert answer.status_code == 302
    item = Item.objects.get(title="Tea twice a week")
    assert [each.weekday() for each in begins(item)] == [1, 3, 1, 3, 1, 3]
    page = cast.client(None).get(item.get_absolute_url()).content.decode()
    assert "Tuesday" in page
    assert "Thursday" in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"repeats": "week", "times": "3", "last_day": f"{next_tuesday() + timedelta(days=60)}"}, "which of the two shall end it?"),
        ({"repeats": "month", "weekdays": ["3"]}, "For several weekdays, choose every week"),
        ({"repeats": "", "times": "3"}, "How does it come again?"),
        ({"repeats": "week", "times": "1"}, "2"),
        ({"repeats": "week", "weekdays": ["7"]}, "7"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_asked_about(cast: Cast, typed: dict[str, Any], says: str) -> None:
    answer = _announce(cast, **typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_what_was_ticked_is_kept_while_one_writes(cast: Cast) -> None:
    _announce(cast, repeats="week", weekdays=["3", "5"], times="6", title="")
    form = cast.client("maria").get("/spaces/commons/announcing/gathering/").context["form"]
    assert (form["weekdays"].value(), form["times"].value()) == (["3", "5"], "6")


@pytest.mark.parametrize("ends", [{"times": "3"}, {"last_day": f"{next_tuesday() + timedelta(days=60)}"}])
def test_another_end_needs_to_know_how_it_comes_again(
    cast: Cast, announced: Announce, ends: dict[str, str]
) -> None:
    item = announced(rule="FREQ=WEEKLY;BYDAY=TU")
    typed = {
        "sort": "workshop", "first_day": f"{next_tuesday()}", "at": "18:00", "until": "19:30", "zone": "Europe/Madrid",
        "way": "online", "door": "open",
    }  # fmt: skip
    address = f"/gatherings/{item.pk}/plan/"
    answer = cast.client("maria").post(address, typed | ends | {"repeats": "keep"})
    assert answer.status_code == 422
    assert "Please choose it anew." in answer.content.decode()
    assert cast.client("maria").post(address, typed | ends | {"repeats": "week"}).status_code == 302
    assert len(begins(item)) in (3, 9)
