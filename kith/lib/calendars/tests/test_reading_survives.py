"""Whatever stands in the file: nothing raises, nothing takes long, and what is around it comes in."""

from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.calendars.content_lines import LONGEST, MOST_BYTES
from kith.lib.calendars.fault_list import MOST
from kith.lib.calendars.faults import Reason, told
from kith.lib.calendars.occurrences import occurrences
from kith.lib.calendars.reading import MOST_EVENTS, Calendar, read
from kith.lib.calendars.rule_words import words
from kith.lib.calendars.writing import feed

pytestmark = pytest.mark.slow

SINCE, BEFORE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
SOUND = "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{uid}\r\nDTSTART:20260303T180000Z\r\nEND:VEVENT\r\n"
SEED = (
    b"BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Tea\r\nDTSTART;TZID=Custom:20260303T180000\r\nDURATION:PT1H\r\n"
    b"RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=TU\r\nEXDATE:20260310T180000\r\nRECURRENCE-ID:20260317T180000\r\nGEO:1;2\r\n"
    b"BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    b"BEGIN:VTIMEZONE\r\nTZID:Custom\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    b"END:VTIMEZONE\r\n"
)
WEIRD = st.sampled_from(
    [b"\r\n", b"\n ", b"\x00", b"\xff\xfe", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"END:VCALENDAR\r\n", b";", b":", b'"', b",", b"\\",
     b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n", b"DTSTART:00010101T000000\r\n", b"DTSTART:99991231T235959Z\r\n", b"P99999W",
     b"DTEND:21991231\r\n", b"TZID=", b"-", b"9" * 30, b"RDATE:", b"BEGIN:STANDARD\r\n", b"RRULE:FREQ=YEARLY;BYMONTH=99\r\n", b"+9959"]
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, len(SEED)), st.integers(0, 30), WEIRD | st.binary(max_size=20)), max_size=8
)


def is_sound(calendar: Calendar) -> bool:
    """Whatever came in can be told, shown and written again."""
    for entry in calendar.entries:
        occurrences(entry, since=SINCE, before=BEFORE)
        if entry.rule:
            assert words(entry.rule, first=entry.start.date())
    assert all(told(fault) for fault in calendar.faults)
    again = read(feed(calendar.entries), home="UTC")
    return len(again.entries) == len(calendar.entries) and all(
        "\x00" not in entry.title for entry in again.entries
    )


@given(st.binary(max_size=600))
def test_no_bytes_raise(data: bytes) -> None:
    found = read(data, home="Europe/Madrid")
    assert found.entries or found.faults


@given(EDITS)
def test_no_damage_stops_the_events_around_it(edits: list[tuple[int, int, bytes]]) -> None:
    damaged = SEED
    for place, length, new in edits:
        damaged = damaged[:place] + new + damaged[place + length :]
    first, last = SOUND.format(uid="first").encode(), SOUND.format(uid="last").encode()
    found = read(b"BEGIN:VCALENDAR\r\n" + first + damaged + b"\r\n" + last + b"END:VCALENDAR\r\n", home="UTC")
    assert {"first", "last"} <= {entry.uid for entry in found.entries}
    assert is_sound(found)


def quickly(data: bytes) -> Calendar:
    began = process_time()
    found = read(data, home="UTC")
    assert process_time() - began < 10
    return found


@pytest.mark.parametrize(
    "data",
    [
        b"\n" * MOST_BYTES,
        b"\r\n " * (MOST_BYTES // 3),
        b"BEGIN:X\r\n" * (MOST_BYTES // 9),
        b"BEGIN:VEVENT\r\n" * (MOST_BYTES // 14),
        b";" * MOST_BYTES,
        b'A;B="' * (MOST_BYTES // 5),
        b"SUMMARY:" + b"\\" * MOST_BYTES,
        b"BEGIN:VEVENT\r\nDTSTART:20260101\r\nEXDATE:" + b"20260101," * (MOST_BYTES // 9),
        b"BEGIN:VEVENT\r\n" + b"EXDATE:20260101\r\n" * (MOST_BYTES // 17),
        b"DESCRIPTION:x\n" + b"x\n" * (MOST_BYTES // 4),
    ],
)
def test_no_file_holds_anybody_up(data: bytes) -> None:
    assert quickly(data).faults


def test_of_a_file_beyond_all_measure_the_beginning_comes_in() -> None:
    data = SOUND.format(uid="first").encode() + b"X-JUNK:" + b"x" * MOST_BYTES
    found = quickly(data + SOUND.format(uid="last").encode())
    assert [entry.uid for entry in found.entries] == ["first"]
    assert Reason.TOO_LARGE in [fault.reason for fault in found.faults]


def test_only_so_many_events_and_faults_are_told() -> None:
    many = "".join(SOUND.format(uid=number) for number in range(MOST_EVENTS + 5))
    found = quickly(many.encode() + b"broken\r\n" * (MOST + 50))
    assert len(found.entries) == MOST_EVENTS
    assert len(found.faults) == MOST + 1
    assert found.faults[0].reason is Reason.MORE_FAULTS


def test_a_long_line_is_cut_and_told() -> None:
    text = SOUND.format(uid="a").replace("SUMMARY:a", "DESCRIPTION:" + "word " * LONGEST)
    (entry,), faults = quickly(text.encode()).entries, quickly(text.encode()).faults
    assert entry.description.startswith("word word")
    assert [(fault.reason, fault.line) for fault in faults] == [(Reason.LONG_LINE, 3)]
