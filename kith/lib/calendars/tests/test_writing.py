"""Calendars as other programs get them: to the letter, and by the rules by which they keep up with changes (RFC 5546)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Any

import pytest
from icalendar import Calendar

from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.calendars.shapes import Answer, Entry, Guest, Moved, Organiser, State
from kith.lib.calendars.writing import cancellation, feed, request

CHANGED, SENT = datetime(2026, 2, 1, 9, tzinfo=UTC), datetime(2026, 2, 2, 9, tzinfo=UTC)
FIRST, SECOND, THIRD = (datetime(2026, 3, day, 18) for day in (3, 17, 31))
ANA = Guest("Ana", "ana@home.example")

TEA = Entry(
    uid="gathering-7@kith.example",
    title="Café, tea; and talk for those who work at night and would like to meet others who do so too",
    start=FIRST,
    length=timedelta(minutes=90),
    zone="Asia/Kolkata",
    rule=Rule(Every.WEEK, 2, (On(1),), until=date(2026, 6, 30)),
    sequence=2,
    changed=CHANGED,
    description="Bring a cup.\nAsk for Mei; second floor, \\ door on the left.",
    place="Room 1, Main Street",
    point=(28.6139391, 77.2090212),
    url="https://kith.example/g/7/",
    organiser=Organiser("Kith", "calendar@kith.example"),
)
CHANGED_TEA = replace(
    TEA,
    cancelled=(SECOND,),
    moved=(Moved(THIRD, replace(TEA, start=datetime(2026, 4, 1, 19), rule=None, place="Garden")),),
)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_feed_to_the_letter() -> None:
    assert feed([CHANGED_TEA], name="Ana’s gatherings").decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kith//Calendars//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Ana’s gatherings",
        "X-WR-CALNAME:Ana’s gatherings",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Kolkata",
        "BEGIN:STANDARD",
        "DTSTART:20260101T000000",
        "TZNAME:IST",
        "TZOFFSETFROM:+0530",
        "TZOFFSETTO:+0530",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "SUMMARY:Café\\, tea\\; and talk for those who work at night and would like ",
        " to meet others who do so too",
        "DTSTART;TZID=Asia/Kolkata:20260303T180000",
        "DTEND;TZID=Asia/Kolkata:20260303T193000",
        "DTSTAMP:20260201T090000Z",
        "UID:gathering-7@kith.example",
        "SEQUENCE:2",
        "RRULE:FREQ=WEEKLY;UNTIL=20260630T123000Z;INTERVAL=2;BYDAY=TU",
        "EXDATE;TZID=Asia/Kolkata:20260317T180000",
        "DESCRIPTION:Bring a cup.\\nAsk for Mei\\; second floor\\, \\\\ door on the left",
        " .",
        "GEO:28.61394;77.20902",
        "LAST-MODIFIED:20260201T090000Z",
        "LOCATION:Room 1\\, Main Street",
        "ORGANIZER;CN=Kith:mailto:calendar@kith.example",
        "STATUS:CONFIRMED",
        "URL:https://kith.example/g/7/",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Café\\, tea\\; and talk for those who work at night and would like ",
        " to meet others who do so too",
        "DTSTART;TZID=Asia/Kolkata:20260401T190000",
        "DTEND;TZID=Asia/Kolkata:20260401T203000",
        "DTSTAMP:20260201T090000Z",
        "UID:gathering-7@kith.example",
        "RECURRENCE-ID;TZID=Asia/Kolkata:20260331T180000",
        "SEQUENCE:2",
        "DESCRIPTION:Bring a cup.\\nAsk for Mei\\; second floor\\, \\\\ door on the left",
        " .",
        "GEO:28.61394;77.20902",
        "LAST-MODIFIED:20260201T090000Z",
        "LOCATION:Garden",
        "ORGANIZER;CN=Kith:mailto:calendar@kith.example",
        "STATUS:CONFIRMED",
        "URL:https://kith.example/g/7/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_same_values_give_the_same_bytes() -> None:
    assert feed([CHANGED_TEA, TEA]) == feed([replace(CHANGED_TEA), replace(TEA)])


def test_lines_are_short_end_as_they_must_and_cut_no_letter_in_two() -> None:
    long = replace(TEA, title="夜 é 🌙 " * 40, description="ñ" * 500 + "\r\nnext\x00\rlast")
    data = feed([long], name="x" * 200)
    assert all(len(line) <= 75 and line.decode() for line in data.split(b"\r\n")[:-1])
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"\x00" not in data
    assert str(events(data)[0]["DESCRIPTION"]) == "ñ" * 500 + "\nnext\nlast"


def test_a_feed_names_nobody_who_comes_and_no_file_to_take_along_is_looked_at_again() -> None:
    assert "ATTENDEE" not in feed([CHANGED_TEA]).decode()
    once = feed([TEA], look_again=None).decode()
    assert "REFRESH-INTERVAL" not in once
    assert "X-PUBLISHED-TTL" not in once


def test_a_mail_that_asks_names_its_guest_and_who_answers_for_it() -> None:
    told = lines(request(TEA, [ANA], at=SENT))
    assert "METHOD:REQUEST" in told
    assert "ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:ana@home.example" in told
    assert "ORGANIZER;CN=Kith:mailto:calendar@kith.example" in told
    assert "DTSTAMP:20260202T090000Z" in told
    asked = lines(request(TEA, [replace(ANA, answer=Answer.NONE_YET)], at=SENT))
    assert any("PARTSTAT=NEEDS-ACTION" in line for line in asked)


def test_a_change_is_the_same_entry_with_a_higher_number() -> None:
    later = replace(TEA, start=datetime(2026, 3, 3, 19), sequence=TEA.sequence + 1)
    (before,), (after,) = (events(request(one, [ANA], at=SENT)) for one in (TEA, later))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt != before["DTSTART"].dt


def test_a_cancellation_has_all_that_calendars_need_to_believe_it() -> None:
    gone = cancellation(replace(CHANGED_TEA, sequence=3), [ANA], at=SENT)
    assert "METHOD:CANCEL" in lines(gone)
    (event,) = events(gone)
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 3, TEA.uid)
    assert event["DTSTAMP"].dt == SENT
    assert event["ORGANIZER"] == "mailto:calendar@kith.example"
    assert event["ATTENDEE"] == "mailto:ana@home.example"
    assert "RECURRENCE-ID" not in event


@pytest.mark.parametrize(("date_of", "begins"), [(SECOND, SECOND), (THIRD, datetime(2026, 4, 1, 19))])
def test_one_date_of_a_series_is_cancelled_alone(date_of: datetime, begins: datetime) -> None:
    """Also one that was moved before: calendars know it by when it was at first."""
    (event,) = events(cancellation(CHANGED_TEA, [ANA], at=SENT, only=date_of))
    assert event["RECURRENCE-ID"].dt.replace(tzinfo=None) == date_of
    assert event["DTSTART"].dt.replace(tzinfo=None) == begins
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", CHANGED_TEA.sequence)
    assert "RRULE" not in event
    assert "EXDATE" not in event


def test_whole_days_have_no_hour_and_no_zone() -> None:
    fair = Entry(
        "fair@kith.example",
        "Fair",
        datetime(2026, 5, 1),
        timedelta(days=2),
        is_whole_days=True,
        rule=Rule(Every.YEAR, until=date(2030, 5, 1)),
        added=(datetime(2026, 9, 1),),
        cancelled=(datetime(2028, 5, 1),),
    )
    told = lines(feed([fair]))
    assert "DTSTART;VALUE=DATE:20260501" in told
    assert "DTEND;VALUE=DATE:20260503" in told
    assert "RRULE:FREQ=YEARLY;UNTIL=20300501" in told
    assert "RDATE;VALUE=DATE:20260901" in told
    assert "EXDATE;VALUE=DATE:20280501" in told
    assert not any("VTIMEZONE" in line for line in told)


def test_an_end_that_the_wall_shows_twice_is_told_by_how_long_it_lasts() -> None:
    night = Entry("n", "Night", datetime(2026, 11, 1, 0, 30), timedelta(hours=2), "America/New_York")
    told = lines(feed([night]))
    assert "DTSTART;TZID=America/New_York:20261101T003000" in told
    assert "DURATION:PT2H" in told
    assert not any(line.startswith("DTEND") for line in told)


def test_two_hours_are_two_hours_in_the_night_when_the_clock_is_put_forward() -> None:
    night = Entry("n", "Night", datetime(2026, 3, 8, 1, 30), timedelta(hours=2), "America/New_York")
    assert "DTEND;TZID=America/New_York:20260308T043000" in lines(feed([night]))


def test_each_zone_is_told_once_from_the_first_year_in_which_it_is_named() -> None:
    zones = ("Europe/Madrid", "Australia/Lord_Howe", "Europe/Madrid", "UTC")
    dates = (
        datetime(2027, 5, 1, 9),
        datetime(2026, 5, 1, 9),
        datetime(2025, 5, 1, 9),
        datetime(2024, 5, 1, 9),
    )
    told = lines(feed([replace(TEA, zone=zone, start=at) for zone, at in zip(zones, dates, strict=True)]))
    assert [line for line in told if line.startswith("TZID:")] == [
        "TZID:Australia/Lord_Howe",
        "TZID:Europe/Madrid",
    ]
    assert "DTSTART:20250101T000000" in told
    assert "DTSTART:20240501T090000Z" in told


def test_cancelled_and_uncertain_gatherings_stay_in_the_feed_and_say_so() -> None:
    told = feed([replace(TEA, uid="a", state=State.CANCELLED), replace(TEA, uid="b", state=State.TENTATIVE)])
    assert [str(event["STATUS"]) for event in events(told)] == ["CANCELLED", "TENTATIVE"]


def test_a_feed_of_hundreds_is_written_at_once() -> None:
    many = [replace(CHANGED_TEA, uid=str(number), zone="Europe/Madrid") for number in range(200)]
    began = process_time()
    feed(many)
    assert process_time() - began < 2
    began = process_time()
    feed(many)
    assert process_time() - began < 0.2
