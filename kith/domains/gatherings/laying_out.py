"""A series laid out: each time that a gathering happens becomes a row, for the coming two years."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from kith.domains.gatherings.models import Gathering, Occasion, Seats
from kith.lib.calendars.recurrence import Start, starts
from kith.lib.calendars.rule_text import read_rule
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone

AHEAD, A_DAY = timedelta(days=2 * 365), timedelta(days=1)


def lay_out(
    gathering: Gathering, *, since: datetime | None = None, at: datetime | None = None
) -> list[Occasion]:
    """Make the occasions that are not there yet, with their seats, and say which they are; only those that begin `since` a
    moment, if one is told."""
    until, day = (at or timezone.now()) + AHEAD, gathering.laid_out_to
    since = since or (before_day(day) if day else None)
    known = set(gathering.occasions.values_list("day", "at"))
    walls = [start.wall for start in planned(gathering, until=until, since=since)]
    new = [wall for wall in walls if (wall.date(), wall.time()) not in known]
    made = Occasion.objects.bulk_create(occasion(gathering, wall.date(), wall.time()) for wall in new)
    gathering.laid_out_to = until.date()
    gathering.save(update_fields=["laid_out_to"])
    give_seats(gathering, made)
    return made


def before_day(day: date) -> datetime:
    """A moment that is before this day by every clock of the world. What is laid out already is not laid out twice."""
    return datetime.combine(day - A_DAY, time(), UTC)


def planned(gathering: Gathering, *, until: datetime, since: datetime | None) -> list[Start]:
    """When the rule says that it happens; of a series that goes on and on, only what comes from this moment on.

    What has no rule happens once, unless that is over by then.
    """
    wall, there = gathering.first_wall, zone(gathering.zone)
    first = moment(wall, there)
    if not gathering.rule:
        is_over = since is not None and first + timedelta(minutes=gathering.minutes) <= since
        return [] if is_over else [Start(wall, first)]
    rule = read_rule(gathering.rule, first=wall, zone=there)
    return starts(rule, wall, there, since=max(first, since or first), before=until)


def occasion(gathering: Gathering, day: date, at: time) -> Occasion:
    """An occasion by the clock of the place, not yet in the database."""
    begins = moment(datetime.combine(day, at), zone(gathering.zone))
    length = timedelta(minutes=gathering.minutes)
    return Occasion(gathering=gathering, day=day, at=at, begins_at=begins, ends_at=begins + length)


def give_seats(gathering: Gathering, occasions: Iterable[Occasion]) -> None:
    """Count seats for each of these dates where they are taken by themselves, else once for all of them."""
    counted: list[Occasion | None] = [*occasions] if gathering.each_date else [None]
    Seats.objects.bulk_create(
        (
            Seats(gathering=gathering, occasion=each, way=way, capacity=gathering.capacity(way))
            for each in counted
            for way in gathering.ways
        ),
        ignore_conflicts=True,
    )
