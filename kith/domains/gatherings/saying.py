"""When something is, in words: by the clock of its own place, and by the reader's where that differs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise

from kith.domains.gatherings.access import known_access
from kith.domains.gatherings.door import is_open
from kith.domains.gatherings.models import Change, Gathering, Occasion, Stay
from kith.foundation.people.models import Person
from kith.lib.calendars.rule_text import read_rule
from kith.lib.calendars.rule_words import words
from kith.lib.times import day_in_words, span_in_words, time_in_words
from kith.lib.zones import zone


@dataclass(frozen=True)
class When:
    """A span by one clock."""

    begins: datetime
    ends: datetime

    @property
    def day(self) -> str:
        return day_in_words(self.begins)

    @property
    def hours(self) -> str:
        return span_in_words(self.begins, self.ends)

    @property
    def begins_in_words(self) -> str:
        return time_in_words(self.begins)

    @property
    def has_days(self) -> bool:
        """Whether it is on more than one."""
        return self.begins.date() != self.ends.date()

    @property
    def clock(self) -> str:
        """Which place the clock hangs in."""
        return name_of(self.begins.tzinfo)


def name_of(clock: object) -> str:
    """“Europe/Madrid”, as people read it."""
    return str(clock).replace("_", " ")


@dataclass(frozen=True)
class Said:
    """An occasion for one reader. `here` is by the reader's clock; `there` by that of the place, if it shows another time."""

    occasion: Occasion
    plan: Gathering
    here: When
    there: When | None

    @property
    def title(self) -> str:
        return self.occasion.title or self.plan.item.title

    @property
    def place(self) -> str:
        return self.occasion.place or self.plan.place

    @property
    def address(self) -> str:
        """That of its place, where one is told."""
        return self.occasion.address if self.occasion.place else self.plan.address

    @property
    def own_access(self) -> list[str | Promise]:
        """What its own place has that lets more people take part."""
        return known_access(self.occasion.access)

    @property
    def again(self) -> str:
        """How it comes again, in words; empty if it does not."""
        return rule_in_words(self.plan)

    @property
    def is_cancelled(self) -> bool:
        return self.occasion.is_cancelled

    @property
    def is_now(self) -> bool:
        return is_open(self.occasion)

    @property
    def is_moved(self) -> bool:
        return self.occasion.is_moved


def said(occasion: Occasion, *, of: Gathering, reader: Person | None) -> Said:
    """On the page of one gathering, whose place has a clock: who has told no other is shown that one."""
    return _said(occasion, of, zone(of.zone) if reader is None else _clock_of(reader))


def listed(occasion: Occasion, *, reader: Person | None) -> Said:
    """Among others, which have clocks of their own: all are told by one clock, that of the reader or of the house."""
    return _said(occasion, occasion.gathering, _clock_of(reader) if reader else clock_of_lists())


def clock_of_lists() -> ZoneInfo:
    return zone(timezone.get_current_timezone_name())


def _said(occasion: Occasion, of: Gathering, clock: ZoneInfo) -> Said:
    here, there = _by(occasion, clock), _by(occasion, zone(of.zone))
    same = (
        here.begins.utcoffset() == there.begins.utcoffset()
        and here.ends.utcoffset() == there.ends.utcoffset()
    )
    return Said(occasion, of, here, None if same else there)


def stay_in_words(stay: Stay, *, during: When) -> str:
    """From when to when someone was there, by the same clock; on which day, where there was more than one."""
    clock = during.begins.tzinfo
    came = stay.came_at.astimezone(clock)
    times = span_in_words(came, stay.left_at.astimezone(clock)) if stay.left_at else time_in_words(came)
    return f"{day_in_words(came)}, {times}" if during.has_days else times


@dataclass(frozen=True)
class Changed:
    """A change for one reader: when something was and when it is now, and how it stood before, where that is known."""

    change: Change
    was: When | None
    now: When | None

    @property
    def words_before(self) -> str:
        if self.change.what == Change.What.DOOR and self.change.was in Gathering.Door:
            return str(Gathering.Door(self.change.was).label)
        return self.change.was


def changed(change: Change, *, of: Gathering, reader: Person | None) -> Changed:
    clock = _clock_of(reader) if reader else zone(of.zone)
    spans = ((change.before, change.before_ends), (change.after, change.after_ends))
    was, now = (
        When(begins.astimezone(clock), ends.astimezone(clock)) if begins and ends else None
        for begins, ends in spans
    )
    return Changed(change, was, now)


def _by(occasion: Occasion, clock: ZoneInfo) -> When:
    return When(occasion.begins_at.astimezone(clock), occasion.ends_at.astimezone(clock))


def _clock_of(reader: Person) -> ZoneInfo:
    return zone(reader.time_zone or timezone.get_current_timezone_name())


def rule_in_words(gathering: Gathering) -> str:
    """How a series comes again; empty for what happens once."""
    if not gathering.rule:
        return ""
    rule = read_rule(gathering.rule, first=gathering.first_wall, zone=zone(gathering.zone))
    said_so = words(rule, first=gathering.first_day)
    return said_so[:1].upper() + said_so[1:]
