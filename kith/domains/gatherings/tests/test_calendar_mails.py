"""Someone's own calendar, as mails keep it: what stands there is what is so, whatever changes and in whatever order it comes."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from dateutil.rrule import rrulestr
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Rhythm
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.jobs import tell_calendars
from kith.domains.gatherings.models import Seat
from kith.domains.gatherings.tests.conftest import Announce, next_tuesday, plan
from kith.foundation.people.models import Person
from kith.lib.calendars.tests.programs import Program
from tests.cast import Cast

FEW = f"FREQ=WEEKLY;BYDAY=TU;UNTIL={next_tuesday() + timedelta(days=22):%Y%m%d}"  # four Tuesdays
Outbox = list[EmailMultiAlternatives]


@pytest.fixture
def carried(deliver: Callable[[], None], mailoutbox: Outbox) -> Callable[[], list[bytes]]:
    """Hand over what happened, let the jobs run that this made, twice, and say what calendars were sent since."""
    done: set[int] = set()

    def now() -> list[bytes]:
        deliver()
        mailoutbox.clear()
        waiting = ProcrastinateJob.objects.filter(task_name="gatherings.tell_calendars").order_by("id")
        for job in [*waiting.exclude(id__in=done), *waiting.exclude(id__in=done)]:
            tell_calendars(**job.args)
            done.add(job.id)
        return [_calendar(mail) for mail in mailoutbox]

    return now


Carried = Callable[[], list[bytes]]


def _parts(mail: EmailMultiAlternatives) -> list[Any]:
    read = message_from_bytes(mail.message().as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return list(read.walk())


def _calendar(mail: EmailMultiAlternatives) -> bytes:
    """As it arrives: out of the part that mail programs look at."""
    (part,) = (part for part in _parts(mail) if part.get_content_type() == "text/calendar")
    return str(part.get_content()).replace("\r\n", "\n").replace("\n", "\r\n").encode()


def _wants(person: Person) -> None:
    EmailAddress.objects.filter(user=person).update(verified=True)
    Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)


@pytest.fixture
def noor(cast: Cast) -> Person:
    _wants(cast["noor"])
    return cast["noor"]


def _come(item: Item, who: Person, **other: Any) -> Seat:
    return seating.come(item, way="online", by=who, in_calendar=True, **other)


def _method(data: bytes) -> tuple[str, int]:
    read = Calendar.from_ical(data)
    return str(read["METHOD"]), max(int(str(event["SEQUENCE"])) for event in read.walk("VEVENT"))


def _shown(*mails: bytes) -> list[str]:
    program = Program()
    for mail in mails:
        program.receive(mail)
    return program.dates()


def _turned(mails: list[bytes]) -> list[list[bytes]]:
    """In other orders, and each twice."""
    return [mails[::-1], *([*mails[at:], *mails[:at], *mails] for at in range(len(mails)))]


def _so(item: Item) -> list[str]:
    """When it happens, as the house knows it."""
    stand = item.gathering.occasions.filter(cancelled_at=None).order_by("begins_at")
    return sorted(f"{each.begins_at.astimezone(UTC):%m-%d %H:%M}" for each in stand)


def test_the_mail_is_as_calendar_programs_want_it(
    announced: Announce, noor: Person, carried: Carried, mailoutbox: Outbox
) -> None:
    """One part that mail programs look at, with its method beside its type, and the same as a file (RFC 6047)."""
    item = announced()
    _come(item, noor)
    (data,) = carried()
    (mail,) = mailoutbox
    kinds = [part.get_content_type() for part in _parts(mail)]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    seen, file = _parts(mail)[4:]
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
    _wants(cast["sam"])
    for person in (noor, cast["sam"]):
        _come(item, person)
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
    _come(item, cast["sam"])
    assert carried() == []
    changing.cancel(item, why="No room", by=cast["maria"])
    assert carried() == []


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Asia/Kolkata", "Australia/Lord_Howe"])
def test_it_stands_at_its_hour_and_follows_each_change(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, zone: str
) -> None:
    item = announced(zone=zone, at=time(9, 30))
    seat = _come(item, noor)
    mails = carried()
    assert _shown(*mails) == _so(item)
    changing.replan(item, plan=plan(zone=zone, at=time(20)), by=cast["maria"])
    mails += carried()
    assert _shown(*mails) == _so(item)
    changing.replan(
        item, plan=plan(zone=zone, at=time(20), link="https://other.example.org/"), by=cast["maria"]
    )
    mails += carried()
    assert "other.example.org" in mails[-1].decode().replace("\r\n ", "")
    seating.give_back(seat, by=noor)
    mails += carried()
    assert _shown(*mails) == []
    told = [_method(mail) for mail in mails]
    assert told == [("REQUEST", 0), ("REQUEST", 1), ("REQUEST", 2), ("CANCEL", 3)]
    assert all(_shown(*order) == [] for order in _turned(mails)), "whatever comes first"


def test_of_a_series_dates_are_moved_dropped_and_added(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    first, second, third, _fourth = item.gathering.occasions.all()
    _come(item, noor)
    mails = carried()
    assert len(_shown(*mails)) == 4
    changing.move(first, begins=first.begins_at + timedelta(days=1), minutes=60, item=item, by=cast["maria"])
    mails += carried()
    changing.drop(second, item=item, by=cast["maria"])
    mails += carried()
    assert _shown(*mails) == _so(item)
    changing.add(item, day=third.day + timedelta(days=2), at=time(10), by=cast["maria"])
    mails += carried()
    assert _shown(*mails) == _so(item)
    changing.drop(first, item=item, by=cast["maria"])
    mails += carried()
    assert _shown(*mails) == _so(item), "also what was moved before"
    assert all(_shown(*order) == _so(item) for order in _turned(mails))
    changing.cancel(item, why="No room", by=cast["maria"])
    mails += carried()
    assert _shown(*mails) == []
    sequences = [_method(mail)[1] for mail in mails]
    assert sequences == sorted(set(sequences)), "each is higher than those before"


def test_what_changed_before_someone_came_is_in_their_first_mail(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    first, second, *_rest = item.gathering.occasions.all()
    changing.move(first, begins=first.begins_at + timedelta(hours=3), minutes=60, item=item, by=cast["maria"])
    changing.drop(second, item=item, by=cast["maria"])
    _come(item, noor)
    mails = carried()
    assert [_method(mail)[0] for mail in mails] == ["REQUEST"]
    assert _shown(*mails) == _so(item)


def test_the_rule_means_the_same_to_another_library(
    announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    _come(item, noor)
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
        _come(item, noor, occasion=occasion)
    mails = carried()
    assert len({str(Calendar.from_ical(mail).walk("VEVENT")[0]["UID"]) for mail in mails}) == 3
    later = first.begins_at + timedelta(days=1)
    changing.move(first, begins=later, minutes=60, item=item, by=cast["maria"])
    changing.drop(second, item=item, by=cast["maria"])
    changing.drop(fourth, item=item, by=cast["maria"])
    new = carried()
    assert sorted(_method(mail)[0] for mail in new if _is_about(mail, first, second)) == ["CANCEL", "REQUEST"]
    program = _calendars(*mails, *new)
    assert program == sorted([later, third.begins_at])


def _is_about(mail: bytes, *occasions: Any) -> bool:
    uid = str(Calendar.from_ical(mail).walk("VEVENT")[0]["UID"])
    return any(f"-{each.day:%Y%m%d}T" in uid for each in occasions)


def _calendars(*mails: bytes) -> list[datetime]:
    """What stands in a calendar with several entries."""
    programs: dict[str, Program] = {}
    for mail in mails:
        uid = str(Calendar.from_ical(mail).walk("VEVENT")[0]["UID"])
        programs.setdefault(uid, Program()).receive(mail)
    kept = [event for each in programs.values() for event in each.kept.values()]
    return sorted(event["DTSTART"].dt for event in kept if event["STATUS"] != "CANCELLED")


def test_each_change_is_mailed_once_however_often_it_is_handed_over(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    seat = _come(item, noor)
    assert len(carried()) == 1
    tell_calendars(seats=[seat.pk])
    assert carried() == []
    for hour in (19, 20):
        changing.replan(item, plan=plan(rule=FEW, at=time(hour)), by=cast["maria"])
    assert [_method(mail) for mail in carried()] == [("REQUEST", 2)], "two changes at once are told together"
    changing.replan(item, plan=plan(rule=FEW, at=time(20), cost="5 euros"), by=cast["maria"])
    assert carried() == [], "a calendar shows no costs"


def test_a_seat_that_is_taken_again_stands_there_again(
    announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    seating.give_back(_come(item, noor), by=noor)
    assert carried() == [], "nothing was told, so there is nothing to take back"
    mails: list[bytes] = []
    for _again in range(2):
        seat = _come(item, noor)
        mails += carried()
        assert _shown(*mails) == _so(item)
        seating.give_back(seat, by=noor)
        mails += carried()
        assert _shown(*mails) == []
    assert [number for _method_, number in map(_method, mails)] == [0, 1, 2, 3]


def test_who_waits_is_told_when_they_have_a_seat(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(seats_online=1)
    sam = seating.come(item, way="online", by=cast["sam"])
    seat = _come(item, noor)
    assert carried() == []
    seating.give_back(sam, by=cast["sam"])
    assert carried() == []
    seating.answer_yes(seat, by=noor)
    assert [_method(mail)[0] for mail in carried()] == ["REQUEST"]


def test_one_click_ends_it_without_signing_in(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, mailoutbox: Outbox
) -> None:
    item = announced()
    _come(item, noor)
    carried()
    link = mailoutbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    way = link[link.index("/calendars/") :]
    visitor = cast.client(None)
    assert visitor.get(way).status_code == 200
    assert Seat.objects.get().in_calendar, "looking at it stops nothing"
    assert visitor.post(way, {"List-Unsubscribe": "One-Click"}).status_code == 200
    changing.cancel(item, why="No room", by=cast["maria"])
    assert carried() == []
    assert visitor.post(way.replace("/stop/", "x/stop/")).status_code == 404
    assert "checked" not in _box(cast, announced()), "nor is it offered as chosen the next time"


def _box(cast: Cast, item: Item) -> str:
    page = cast.client("noor").get(f"/gatherings/{item.pk}/seat/").content.decode()
    return page[page.index('name="in_calendar"') :].partition(">")[0]


def test_it_is_off_until_someone_chooses_it_and_remembered_from_then_on(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    assert "checked" not in _box(cast, item)
    cast.client("noor").post(f"/gatherings/{item.pk}/seat/", {"way": "online", "in_calendar": "on"})
    assert len(carried()) == 1
    assert "checked" in _box(cast, announced())
    page = cast.client("sam").get(f"/gatherings/{item.pk}/seat/").content.decode()
    assert 'name="in_calendar"' not in page, "not without an address that is shown to be one's own"


def test_a_gathering_of_a_hidden_space_is_not_named_in_the_subject(
    cast: Cast, announced: Announce, carried: Carried, mailoutbox: Outbox
) -> None:
    _wants(cast["anneke"])
    item = announced(where="circle")
    _come(item, cast["anneke"])
    carried()
    assert item.title not in mailoutbox[0].subject
    assert item.title in mailoutbox[0].body


def test_in_quiet_hours_a_change_waits_until_morning(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    _come(item, noor)
    assert len(carried()) == 1
    hour = datetime.now(UTC).hour
    Rhythm.objects.filter(person=noor).update(quiet_from=hour, quiet_to=(hour + 2) % 24)
    changing.cancel(item, why="No room", by=cast["maria"])
    assert carried() == []
    waits = ProcrastinateJob.objects.filter(task_name="gatherings.tell_calendar").first()
    assert waits is not None
    assert waits.scheduled_at is not None
    assert waits.scheduled_at > datetime.now(UTC)
