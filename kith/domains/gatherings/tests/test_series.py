"""A series by the clock of its place: laid out ahead, changed as a whole, and date by date."""

from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.jobs import lay_out_further
from kith.domains.gatherings.models import Gathering, Seat
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import Announce, begins, next_tuesday, plan
from tests.cast import Cast

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


def test_what_has_no_rule_happens_once(announced: Announce) -> None:
    assert len(begins(announced())) == 1


def test_a_series_keeps_its_hour_when_the_clocks_change(announced: Announce) -> None:
    item = announced(rule=WEEKLY)
    clock = ZoneInfo("Europe/Madrid")
    assert {each.astimezone(clock).time() for each in begins(item)} == {time(18)}
    assert len({each.astimezone(UTC).time() for each in begins(item)}) == 2, "summer and winter"
    assert len(begins(item)) in (103, 104), "two years of Tuesdays"


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Madrid", date(2099, 3, 29), time(2, 30), "2099-03-29T01:30:00+00:00"),  # does not exist
        ("Europe/Madrid", date(2099, 10, 25), time(2, 30), "2099-10-25T00:30:00+00:00"),  # exists twice
        ("Asia/Kolkata", date(2099, 5, 4), time(18), "2099-05-04T12:30:00+00:00"),
        ("Australia/Lord_Howe", date(2099, 1, 5), time(9), "2099-01-04T22:00:00+00:00"),
        ("Australia/Lord_Howe", date(2099, 7, 6), time(9), "2099-07-05T22:30:00+00:00"),
    ],
)
def test_odd_hours_are_what_a_clock_there_would_show(
    announced: Announce, zone: str, day: date, at: time, expected: str
) -> None:
    item = announced(zone=zone, first_day=day, at=at)
    assert [each.astimezone(UTC).isoformat() for each in begins(item)] == [expected]


def test_a_series_without_an_end_is_laid_out_further_by_itself_and_never_twice(announced: Announce) -> None:
    item = announced(rule=WEEKLY)
    all_dates = begins(item)
    item.gathering.occasions.filter(begins_at__gt=all_dates[20]).delete()
    Gathering.objects.update(laid_out_to=all_dates[20].date() + timedelta(days=1))
    lay_out_further(timestamp=0)
    assert begins(item) == all_dates
    lay_out_further(timestamp=0)
    assert begins(item) == all_dates


def test_another_time_moves_what_is_ahead_and_leaves_what_is_over(cast: Cast, announced: Announce) -> None:
    item = announced(rule=WEEKLY, first_day=next_tuesday() - timedelta(days=28))
    over = [each for each in begins(item) if each < timezone.now()]
    assert over
    new = plan(rule=WEEKLY, first_day=next_tuesday(), at=time(20))
    changing.replan(item, plan=new, by=cast["maria"])
    assert begins(item)[: len(over)] == over
    clock = ZoneInfo("Europe/Madrid")
    assert {each.astimezone(clock).time() for each in begins(item)[len(over) :]} == {time(20)}


def test_a_date_to_which_someone_comes_is_cancelled_and_not_lost(cast: Cast, announced: Announce) -> None:
    item = announced(rule=WEEKLY, each_date=True)
    first = item.gathering.occasions.earliest("begins_at")
    seat = seating.come(item, way="online", by=cast["noor"], occasion=first)
    changing.replan(item, plan=plan(rule=WEEKLY, at=time(20)) | {"each_date": True}, by=cast["maria"])
    seat.refresh_from_db()
    assert seat.seats.occasion is not None
    assert seat.seats.occasion.is_cancelled


def test_one_date_is_moved_another_cancelled_and_one_added(cast: Cast, announced: Announce) -> None:
    item = announced(rule=WEEKLY)
    first, second, third = item.gathering.occasions.all()[:3]
    later = first.begins_at + timedelta(days=1)
    changing.move(first, begins=later, minutes=60, item=item, by=cast["maria"])
    changing.drop(second, item=item, by=cast["maria"])
    added = changing.add(item, day=third.day + timedelta(days=3), at=time(10), by=cast["maria"])
    dates = {each.pk: each for each in item.gathering.occasions.all()}
    assert (dates[first.pk].begins_at, dates[first.pk].ends_at) == (later, later + timedelta(minutes=60))
    assert dates[second.pk].is_cancelled
    assert not dates[third.pk].is_cancelled
    assert added.pk in dates
    assert list(item.gathering.changes.values_list("what", flat=True)) == ["added", "dropped", "moved"]


def test_each_change_raises_the_sequence_and_nothing_else_does(cast: Cast, announced: Announce) -> None:
    item = announced(rule=WEEKLY)

    def sequence() -> int:
        return Gathering.objects.get(pk=item.pk).sequence

    first = item.gathering.occasions.earliest("begins_at")
    changing.replan(item, plan=plan(rule=WEEKLY), by=cast["maria"])
    assert sequence() == 0, "nothing changed"
    changing.move(first, begins=first.begins_at + timedelta(hours=1), minutes=90, item=item, by=cast["maria"])
    assert sequence() == 1
    changing.drop(first, item=item, by=cast["maria"])
    changing.drop(first, item=item, by=cast["maria"])
    assert sequence() == 2
    changing.cancel(item, why="The room is gone.", by=cast["maria"])
    changing.cancel(item, why="Again", by=cast["maria"])
    assert sequence() == 3
    assert Gathering.objects.get(pk=item.pk).why_cancelled == "The room is gone."


def test_fewer_seats_never_put_anyone_out(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=3)
    for who in ("noor", "sam", "anneke"):
        seating.come(item, way="online", by=cast[who])
    changing.replan(item, plan=plan(seats_online=1), by=cast["maria"])
    assert Seat.objects.filter(state="seated").count() == 3
    assert (
        seating.come(reach_gathering(cast["dana"], item.pk), way="online", by=cast["dana"]).state == "waiting"
    )


def test_more_seats_are_offered_to_those_who_wait(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    seating.come(item, way="online", by=cast["noor"])
    waiting = [seating.come(item, way="online", by=cast[who]) for who in ("sam", "dana")]
    changing.replan(item, plan=plan(seats_online=2), by=cast["maria"])
    assert [Seat.objects.get(pk=each.pk).state for each in waiting] == ["offered", "waiting"]


def test_a_draft_tells_nobody_until_it_is_announced(cast: Cast, announced: Announce) -> None:
    item = announced(as_draft=True)
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 404
    assert cast.client("tomasz").get(item.get_absolute_url()).status_code == 200
    changing.replan(item, plan=plan(at=time(20)), by=cast["maria"])
    assert not item.gathering.changes.exists()
    assert cast.client("maria").post(f"/gatherings/{item.pk}/publication/").status_code == 302
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 200
