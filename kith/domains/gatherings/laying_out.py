"""A series laid out: each time that a gathering happens becomes a row, for the coming two years."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from kith.domains.gatherings.models import Gathering, Occasion, Seats
from kith.lib.calendars.recurrence import Start, starts
from kith.lib.calendars.rule_text import read_rule
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone

AHEAD = timedelta(days=2 * 365)


def lay_out(gathering: Gathering) -> list[Occasion]:
    """Make the occasions that are not there yet, with their seats, and say which they are."""
    until = timezone.now() + AHEAD
    known = set(gathering.occasions.values_list("day", "at"))
    walls = [start.wall for start in planned(gathering, until=until, after=gathering.laid_out_to)]
    new = [wall for wall in walls if (wall.date(), wall.time()) not in known]
    made = Occasion.objects.bulk_create(occasion(gathering, wall.date(), wall.time()) for wall in new)
    gathering.laid_out_to = until.date()
    gathering.save(update_fields=["laid_out_to"])
    give_seats(gathering, made)
    return made


def planned(gathering: Gathering, *, until: datetime, after: date | None) -> list[Start]:
    """When the rule says that it happens; what has no rule happens once, whenever that is.

    Of a series that goes on and on, only what comes from this day on.
    """
    wall, there = datetime.combine(gathering.first_day, gathering.at), zone(gathering.zone)
    first = moment(wall, there)
    if not gathering.rule:
        return [Start(wall, first)]
    since = first
    if after:
        since = max(first, datetime.combine(after, time(), there))
    rule = read_rule(gathering.rule, first=wall, zone=there)
    return starts(rule, wall, there, since=since, before=until)


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
