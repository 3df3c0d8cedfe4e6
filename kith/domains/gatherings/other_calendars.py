"""What else stands in the calendar of one's own. Domains beside this one bring it; KITH_OWN_CALENDARS names them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from kith.domains.gatherings.saying import When
from kith.foundation.people.models import Person
from kith.lib.calendars.shapes import Entry, State
from kith.lib.calendars.wall_times import moment
from kith.lib.zones import zone


@dataclass(frozen=True)
class Date:
    """One entry for its owner, by their own clock."""

    entry: Entry
    here: When


def brought(person: Person, *, named: bool) -> Iterator[Entry]:
    """What others bring: by its name, or by a word that tells nothing to whoever looks over a shoulder."""
    for path in settings.KITH_OWN_CALENDARS:
        bring: Callable[..., Iterator[Entry]] = import_string(path)
        yield from bring(person, named=named)


def ahead(person: Person, *, most: int) -> list[Date]:
    """What is still to come, the next first."""
    dates = [_date(each) for each in brought(person, named=True) if each.state is not State.CANCELLED]
    now = timezone.now()
    return sorted((each for each in dates if each.here.ends > now), key=_begins)[:most]


def _date(entry: Entry) -> Date:
    begins = timezone.localtime(moment(entry.start, zone(entry.zone)))
    return Date(entry, When(begins, begins + entry.length))


def _begins(date: Date) -> datetime:
    return date.here.begins
