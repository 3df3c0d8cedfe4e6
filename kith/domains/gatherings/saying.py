"""When something is, in words: by the clock of its own place, and by the reader's where that differs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from kith.domains.gatherings.door import is_open
from kith.domains.gatherings.models import Gathering, Occasion
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
    def clock(self) -> str:
        """Which place the clock hangs in."""
        return str(self.begins.tzinfo).replace("_", " ")


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
    def is_cancelled(self) -> bool:
        return self.occasion.is_cancelled

    @property
    def is_now(self) -> bool:
        return is_open(self.occasion)

    @property
    def is_moved(self) -> bool:
        return self.occasion.is_moved


def said(occasion: Occasion, *, of: Gathering, reader: Person | None) -> Said:
    """A visitor has told no clock, and is shown that of the place."""
    theirs = zone(of.zone)
    there = _by(occasion, theirs)
    if reader is None:
        return Said(occasion, of, there, None)
    here = _by(occasion, _clock_of(reader))
    same = (
        here.begins.utcoffset() == there.begins.utcoffset()
        and here.ends.utcoffset() == there.ends.utcoffset()
    )
    return Said(occasion, of, here, None if same else there)


def _by(occasion: Occasion, clock: ZoneInfo) -> When:
    return When(occasion.begins_at.astimezone(clock), occasion.ends_at.astimezone(clock))


def _clock_of(reader: Person) -> ZoneInfo:
    return zone(reader.time_zone or timezone.get_current_timezone_name())


def rule_in_words(gathering: Gathering) -> str:
    """How a series comes again; empty for what happens once."""
    if not gathering.rule:
        return ""
    first = datetime.combine(gathering.first_day, gathering.at)
    rule = read_rule(gathering.rule, first=first, zone=zone(gathering.zone))
    said_so = words(rule, first=gathering.first_day)
    return said_so[:1].upper() + said_so[1:]
