"""What an event of a strange calendar says besides its times."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from kith.lib.archives.text import one_line
from kith.lib.calendars.components import Component
from kith.lib.calendars.fault_list import FaultList
from kith.lib.calendars.faults import Reason
from kith.lib.calendars.shapes import Entry, Organiser, State
from kith.lib.calendars.strange_times import time_of
from kith.lib.numbers import whole

UID_LENGTH, TITLE_LENGTH, PLACE_LENGTH, DESCRIPTION_LENGTH = 250, 300, 500, 20_000
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

_URL = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_POINT = re.compile(r"\s*([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*[;,]\s*([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*")
_ADDRESS = re.compile(r"(?:mailto:)?([^\s@:<>]{1,64}@[^\s@:<>]{1,190})", re.IGNORECASE)


def with_words(entry: Entry, event: Component, faults: FaultList) -> Entry:
    """The entry with all that is told of it."""
    return replace(
        entry,
        title=one_line(event.value("SUMMARY"), limit=TITLE_LENGTH),
        state=_state(event),
        sequence=whole(event.value("SEQUENCE"), digits=9) or 0,
        changed=_changed(event),
        description=event.value("DESCRIPTION")[:DESCRIPTION_LENGTH],
        place=event.value("LOCATION")[:PLACE_LENGTH],
        point=_point(event, faults),
        url=_url(event, faults),
        organiser=_organiser(event),
    )


def _state(event: Component) -> State:
    try:
        return State(event.value("STATUS").upper())
    except ValueError:
        return State.CONFIRMED


def _changed(event: Component) -> datetime | None:
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        told = time_of(event.value(name))
        if told and (moment := told.wall.replace(tzinfo=UTC)) > NEVER:
            return moment
    return None


def _point(event: Component, faults: FaultList) -> tuple[float, float] | None:
    one = event.first("GEO")
    if one is None:
        return None
    found = _POINT.fullmatch(one.text)
    if found and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180:
        return float(found[1]), float(found[2])
    faults.tell(Reason.BAD_VALUE, one.line, one.value[:60])
    return None


def _url(event: Component, faults: FaultList) -> str:
    one = event.first("URL")
    if one is None or not one.value:
        return ""
    if not _URL.fullmatch(one.value):
        faults.tell(Reason.BAD_VALUE, one.line, one.value[:60])
        return ""
    return one.value


def _organiser(event: Component) -> Organiser | None:
    one = event.first("ORGANIZER")
    address = _ADDRESS.fullmatch(one.value) if one else None
    if one is None or address is None:
        return None
    return Organiser(one_line(one.parameters.get("CN", "")), address[1])
