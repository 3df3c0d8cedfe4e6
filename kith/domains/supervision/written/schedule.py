"""Days of a session, as they begin and end where the circle is; also where clocks are turned."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kith.lib.calendars.wall_times import moment, wall_time
from kith.lib.zones import zone

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Schedule:
    """`days` are those of each step; all together, with those that are added, they are never more than `most_days`."""

    begins: date
    zone: str
    days: tuple[int, ...]
    most_days: int

    def begin_of(self, day: date) -> datetime:
        return moment(datetime.combine(day, time()), zone(self.zone))

    def end_of(self, day: date) -> datetime:
        return self.begin_of(day + DAY)

    def day_of(self, at: datetime) -> date:
        return wall_time(at, zone(self.zone)).date()

    def first_day(self, opened_at: datetime) -> date:
        """The first whole day of a step. The rest of a day on which it opened early is a gift, so each day is a whole one."""
        day = self.day_of(opened_at)
        return day if opened_at == self.begin_of(day) else day + DAY

    def last_day(self, step: int, *, opened_at: datetime, given: int) -> date:
        return self.first_day(opened_at) + DAY * (self.days[step] + given - 1)

    def last_day_of_all(self, step: int, *, opened_at: datetime, given: int) -> date:
        """The day with which the session ends, if every step takes its time."""
        return self.last_day(step, opened_at=opened_at, given=given) + DAY * sum(self.days[step + 1 :])

    def holds(self, last: date) -> bool:
        """Whether a session that ends with this day is no longer than it may be."""
        return last < self.begins + DAY * self.most_days
