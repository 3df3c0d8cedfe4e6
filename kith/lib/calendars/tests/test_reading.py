"""Calendars as they come from strangers: each table shows what such programs write, and what comes in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kith.lib.calendars.faults import SENTENCES, Fault, Reason, told
from kith.lib.calendars.reading import Calendar
from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.calendars.shapes import Entry, Moved, Organiser, State
from kith.lib.calendars.tests.strangers import (
    DAY,
    END,
    EVENING,
    HOUR,
    START,
    calendar,
    came,
    event,
    one,
    reasons,
)


def test_all_that_an_event_tells_comes_in() -> None:
    text = calendar(
        event(
            START,
            END,
            "SEQUENCE:4",
            "LAST-MODIFIED:20260201T090000Z",
            "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T160000Z",
            "EXDATE;TZID=Europe/Madrid:20260310T180000,20260317T180000",
            "RDATE;TZID=Europe/Madrid:20260305T180000",
            "STATUS:TENTATIVE",
            "LOCATION:Room 1\\, Main Street",
            "GEO:40.41678;-3.70379",
            "URL:https://home.example/tea",
            "DESCRIPTION:Bring a cup.\\nAsk for Mei\\; second floor.",
            'ORGANIZER;CN="Mei, of the house":MAILTO:mei@home.example',
            "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Reminder\r\nEND:VALARM",
        )
    )
    assert came(text) == Calendar(
        "",
        (
            Entry(
                uid="tea@home.example",
                title="Tea",
                start=EVENING,
                length=HOUR,
                zone="Europe/Madrid",
                rule=Rule(Every.WEEK, weekdays=(On(1),), until=date(2026, 6, 30)),
                added=(datetime(2026, 3, 5, 18),),
                cancelled=(datetime(2026, 3, 10, 18), datetime(2026, 3, 17, 18)),
                state=State.TENTATIVE,
                sequence=4,
                changed=datetime(2026, 2, 1, 9, tzinfo=UTC),
                description="Bring a cup.\nAsk for Mei; second floor.",
                place="Room 1, Main Street",
                point=(40.41678, -3.70379),
                url="https://home.example/tea",
                organiser=Organiser("Mei, of the house", "mei@home.example"),
            ),
        ),
        (),
    )


def test_dates_that_were_moved_and_cancelled_belong_to_their_series() -> None:
    (tea,) = came(
        calendar(
            event("RECURRENCE-ID:20260310T170000Z", "DTSTART:20260311T170000Z", "DTEND:20260311T190000Z"),
            event(START, END, "RRULE:FREQ=WEEKLY", "EXDATE:20260324T170000Z", "EXDATE;VALUE=DATE:20260331"),
            event("RECURRENCE-ID;TZID=Europe/Madrid:20260317T180000", START, "STATUS:CANCELLED"),
        )
    ).entries
    assert tea.cancelled == (datetime(2026, 3, 17, 18), datetime(2026, 3, 24, 18), datetime(2026, 3, 31, 18))
    moved = Entry("tea@home.example", "Tea", datetime(2026, 3, 11, 17), 2 * HOUR, "UTC")
    assert tea.moved == (Moved(datetime(2026, 3, 10, 18), moved),)


def test_a_date_that_nobody_can_read_changes_no_series() -> None:
    found = came(
        calendar(
            event(START, "RRULE:FREQ=DAILY"),
            event(START, "RECURRENCE-ID:soon", "SEQUENCE:9", title="SUMMARY:Odd"),
        )
    )
    (tea,) = found.entries
    assert (tea.title, tea.rule) == ("Tea", Rule(Every.DAY))
    assert [(moved.was, moved.now.title) for moved in tea.moved] == [(EVENING, "Odd")]
    assert reasons(found) == [(Reason.BAD_VALUE, 13)]


def test_a_date_without_its_series_stands_for_itself() -> None:
    found = came(
        calendar(
            event("RECURRENCE-ID:20260310T170000Z", START), event("RECURRENCE-ID:20260317T170000Z", START)
        )
    )
    assert [entry.uid for entry in found.entries] == [
        "tea@home.example/20260310T170000",
        "tea@home.example/20260317T170000",
    ]


@pytest.mark.parametrize(
    ("lines", "length"),
    [
        ([START, END], HOUR),
        ([START], timedelta()),
        ([START, "DURATION:PT1H30M"], 1.5 * HOUR),
        ([START, "DURATION:P1DT1H"], DAY + HOUR),
        ([START, "DTEND:20260303T190000Z"], 2 * HOUR),
        ([START, "DTEND;TZID=Asia/Kolkata:20260303T233000"], HOUR),
        ([START, "DTEND;VALUE=DATE:20260304"], 6 * HOUR),
        (["DTSTART;TZID=Europe/Madrid:20260328T180000", "DURATION:P1D"], 23 * HOUR),  # to the same hour
        (["DTSTART;TZID=Europe/Madrid:20260328T180000", "DURATION:PT24H"], DAY),
        (
            ["DTSTART;TZID=Europe/Madrid:20260328T180000", "DTEND;TZID=Europe/Madrid:20260329T180000"],
            23 * HOUR,
        ),
        (["DTSTART;VALUE=DATE:20260303"], DAY),
        (["DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260303"], DAY),
        (["DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260306"], 3 * DAY),
        (["DTSTART;VALUE=DATE:20260303", "DURATION:P1W"], 7 * DAY),
        (["DTSTART:20260303"], DAY),
    ],
)
def test_how_long_it_lasts(lines: list[str], length: timedelta) -> None:
    found = one(*lines)
    assert found.length == length
    assert found.is_whole_days is ("T" not in lines[0].split(":")[1])


@pytest.mark.parametrize(
    "data",
    [
        calendar(event(START, "DESCRIPTION:Für die Nächte")).encode(),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).encode("latin-1"),
        b"\xef\xbb\xbf" + calendar(event(START, "DESCRIPTION:Für die Nächte")).encode(),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).encode("utf-16"),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).replace("\r\n", "\n").encode(),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).replace("\r\n", "\r").encode(),
        calendar(event(START, "DESCRIPTION:Für die Nächte"))
        .encode()
        .replace(b"N\xc3\xa4", b"N\xc3\r\n \xa4"),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).encode().replace(b"die N", b"die\r\n\t N"),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).replace("\r\n", "\r\n\r\n").encode(),
        event(START, "DESCRIPTION:Für die Nächte").encode(),
        calendar(event(START, "DESCRIPTION:Für die Nächte")).replace("\r\nEND", "\r\n  END").encode(),
    ],
)
def test_a_file_is_read_however_it_was_saved(data: bytes) -> None:
    (found,) = came(data).entries
    assert (found.description, found.start) == ("Für die Nächte", EVENING)


def test_a_text_that_was_broken_into_lines_goes_on() -> None:
    assert (
        one(START, "DESCRIPTION:First", "second line", "and a third").description
        == "First\nsecond line\nand a third"
    )


def test_each_fault_is_told_with_its_line_and_spoils_nothing_else() -> None:
    found = came(
        calendar(
            event(
                START,
                "this line is broken",
                "URL:javascript:alert(1)",
                "GEO:100;200",
                "DTEND:20200101T000000Z",
            ),
            event("SUMMARY:Nobody knows when", uid="UID:b"),
            event("DTSTART:20261399T000000", uid="UID:c"),
            event(START, "RRULE:FREQ=HOURLY", "EXDATE:soon", uid="UID:d"),
            event(START, uid=""),
            event(START, "RECURRENCE-ID;RANGE=THISANDFUTURE:20260310T170000Z"),
            event(START, "SEQUENCE:2", title="SUMMARY:Tea again"),
            "BEGIN:VEVENT\r\nUID:last\r\n" + START + "\r\n",
        )
    )
    assert [entry.title for entry in found.entries] == ["Tea again", "Tea", "Tea", ""]
    assert reasons(found) == [
        (Reason.BROKEN_LINE, 7),
        (Reason.BAD_VALUE, 8),
        (Reason.BAD_VALUE, 9),
        (Reason.END_BEFORE_START, 10),
        (Reason.NO_START, 12),
        (Reason.NO_START, 20),
        (Reason.RULE, 26),
        (Reason.BAD_VALUE, 27),
        (Reason.NO_UID, 29),
        (Reason.PART_OF_SERIES, 37),
        (Reason.TWICE, 39),
        (Reason.NO_END, 45),
    ]
    assert all(told(fault).startswith(f"Line {fault.line}: ") for fault in found.faults)


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Reason)
    assert told(Fault(Reason.NO_CALENDAR)) == "No event was found. Is this an iCalendar file (.ics)?"
    assert told(Fault(Reason.BAD_VALUE, 3, "GEO:x")) == "Line 3: “GEO:x” was left out. We could not read it."


def test_the_same_event_without_a_mark_is_the_same_when_it_is_read_again() -> None:
    assert one(START, uid="").uid == one(START, "LOCATION:Elsewhere", uid="").uid
    assert one(START, uid="").uid != one(START, uid="", title="SUMMARY:Coffee").uid


def test_a_file_that_cancels_does_so_for_all_that_is_in_it() -> None:
    found = came(calendar("METHOD:CANCEL\r\n", event(START)))
    assert [entry.state for entry in found.entries] == [State.CANCELLED]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(200), b"<html></html>", b"BEGIN:VCALENDAR"]
)
def test_what_is_no_calendar_is_told_so(data: bytes) -> None:
    found = came(data)
    assert found.entries == ()
    assert Reason.NO_CALENDAR in [fault.reason for fault in found.faults]


def test_what_a_calendar_calls_itself_is_known() -> None:
    assert came(calendar("X-WR-CALNAME:Tea\\, and more\r\n", event(START))).name == "Tea, and more"
