"""Someone's own calendar, as mails keep it: what stands there is what is so, whatever changes and in whatever order it comes."""

from datetime import UTC, time, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.tests.carrying import (
    Carried,
    Outbox,
    as_it_is,
    calendars,
    come,
    is_about,
    method,
    parts_of,
    shown,
    turned,
    wants,
)
from kith.domains.gatherings.tests.conftest import FEW, Announce, plan
from kith.foundation.people.models import Person
from tests.cast import Cast


def test_the_mail_is_as_calendar_programs_want_it(
    announced: Announce, noor: Person, carried: Carried, mailoutbox: Outbox
) -> None:
    """One part that mail programs look at, with its method beside its type, and the same as a file (RFC 6047)."""
    item = announced()
    come(item, noor)
    (data,) = carried()
    (mail,) = mailoutbox
    kinds = [part.get_content_type() for part in parts_of(mail)]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    seen, file = parts_of(mail)[4:]
    assert seen["Content-Type"].params["method"] == "REQUEST"
    assert file.get_content().splitlines() == data.splitlines()
    assert (mail.to, mail.subject) == ([noor.email], f"For your calendar: {item.title}")
    assert "List-Unsubscribe=One-Click" in mail.extra_headers["List-Unsubscribe-Post"]
    event = Calendar.from_ical(data).walk("VEVENT")[0]
    assert event["ATTENDEE"] == f"mailto:{noor.email}"
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert str(event["ORGANIZER"]).count("@") == 1
    assert "meet.example.org" in data.decode().replace("\r\n ", "")


def test_only_the_guest_to_whom_it_goes_is_named(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, mailoutbox: Outbox
) -> None:
    item = announced()
    wants(cast["sam"])
    for person in (noor, cast["sam"]):
        come(item, person)
    first, second = carried()
    assert [mail.to for mail in mailoutbox] == [[noor.email], [cast["sam"].email]]
    for data, other in ((first, cast["sam"]), (second, noor)):
        assert str(other.email) not in data.decode()
        assert other.name not in data.decode()


def test_who_did_not_ask_for_it_or_has_no_proven_address_gets_none(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    seating.come(item, way="online", by=noor)
    come(item, cast["sam"])
    assert carried() == []
    changing.cancel(item, why="No room", by=cast["maria"])
    assert carried() == []


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe"])
def test_it_stands_at_its_hour_and_follows_each_change(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, zone: str
) -> None:
    item = announced(zone=zone, at=time(9, 30))
    seat = come(item, noor)
    mails = carried()
    assert shown(*mails) == as_it_is(item)
    changing.replan(item, plan=plan(zone=zone, at=time(20)), by=cast["maria"])
    mails += carried()
    assert shown(*mails) == as_it_is(item)
    changing.replan(
        item, plan=plan(zone=zone, at=time(20), link="https://other.example.org/"), by=cast["maria"]
    )
    mails += carried()
    assert "other.example.org" in mails[-1].decode().replace("\r\n ", "")
    seating.give_back(seat, by=noor)
    mails += carried()
    assert shown(*mails) == []
    told = [method(mail) for mail in mails]
    assert told == [("REQUEST", 0), ("REQUEST", 1), ("REQUEST", 2), ("CANCEL", 3)]
    assert all(shown(*order) == [] for order in turned(mails)), "whatever comes first"


def test_of_a_series_dates_are_moved_dropped_and_added(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    first, second, third, _fourth = item.gathering.occasions.all()
    come(item, noor)
    mails = carried()
    assert len(shown(*mails)) == 4
    changing.move(first, begins=first.begins_at + timedelta(days=1), minutes=60, item=item, by=cast["maria"])
    mails += carried()
    changing.drop(second, item=item, by=cast["maria"])
    mails += carried()
    assert shown(*mails) == as_it_is(item)
    changing.add(item, day=third.day + timedelta(days=2), at=time(10), by=cast["maria"])
    mails += carried()
    assert shown(*mails) == as_it_is(item)
    changing.drop(first, item=item, by=cast["maria"])
    mails += carried()
    assert shown(*mails) == as_it_is(item), "also what was moved before"
    assert all(shown(*order) == as_it_is(item) for order in turned(mails))
    changing.cancel(item, why="No room", by=cast["maria"])
    mails += carried()
    assert shown(*mails) == []
    sequences = [method(mail)[1] for mail in mails]
    assert sequences == sorted(set(sequences)), "each is higher than those before"


def test_what_changed_before_someone_came_is_in_their_first_mail(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    first, second, *_rest = item.gathering.occasions.all()
    changing.move(first, begins=first.begins_at + timedelta(hours=3), minutes=60, item=item, by=cast["maria"])
    changing.drop(second, item=item, by=cast["maria"])
    come(item, noor)
    mails = carried()
    assert [method(mail)[0] for mail in mails] == ["REQUEST"]
    assert shown(*mails) == as_it_is(item)


def test_the_rule_means_the_same_to_another_library(
    announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    come(item, noor)
    (data,) = carried()
    event: Any = Calendar.from_ical(data).walk("VEVENT")[0]
    found = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
    moments = [each.astimezone(UTC) for each in found]
    assert moments == list(item.gathering.occasions.values_list("begins_at", flat=True))


def test_who_takes_single_dates_has_each_of_them_by_itself(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW, each_date=True)
    first, second, third, fourth = item.gathering.occasions.all()
    for occasion in (first, second, third):
        come(item, noor, occasion=occasion)
    mails = carried()
    assert len({str(Calendar.from_ical(mail).walk("VEVENT")[0]["UID"]) for mail in mails}) == 3
    later = first.begins_at + timedelta(days=1)
    changing.move(first, begins=later, minutes=60, item=item, by=cast["maria"])
    changing.drop(second, item=item, by=cast["maria"])
    changing.drop(fourth, item=item, by=cast["maria"])
    new = carried()
    assert sorted(method(mail)[0] for mail in new if is_about(mail, first, second)) == ["CANCEL", "REQUEST"]
    program = calendars(*mails, *new)
    assert program == sorted([later, third.begins_at])
