"""What is mailed to calendars, as a calendar program and a mail program take it."""

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from allauth.account.models import EmailAddress
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Rhythm
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.models import Seat
from kith.foundation.people.models import Person
from kith.lib.calendars.tests.programs import Program

Outbox = list[EmailMultiAlternatives]


Carried = Callable[[], list[bytes]]


def parts_of(mail: EmailMultiAlternatives) -> list[Any]:
    read = message_from_bytes(mail.message().as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return list(read.walk())


def calendar_of(mail: EmailMultiAlternatives) -> bytes:
    """As it arrives: out of the part that mail programs look at."""
    (part,) = (part for part in parts_of(mail) if part.get_content_type() == "text/calendar")
    return str(part.get_content()).replace("\r\n", "\n").replace("\n", "\r\n").encode()


def wants(person: Person) -> None:
    EmailAddress.objects.filter(user=person).update(verified=True)
    Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)


def come(item: Item, who: Person, **other: Any) -> Seat:
    return seating.come(item, way="online", by=who, in_calendar=True, **other)


def method(data: bytes) -> tuple[str, int]:
    read = Calendar.from_ical(data)
    return str(read["METHOD"]), max(int(str(event["SEQUENCE"])) for event in read.walk("VEVENT"))


def shown(*mails: bytes) -> list[str]:
    program = Program()
    for mail in mails:
        program.receive(mail)
    return program.dates()


def turned(mails: list[bytes]) -> list[list[bytes]]:
    """In other orders, and each twice."""
    return [mails[::-1], *([*mails[at:], *mails[:at], *mails] for at in range(len(mails)))]


def as_it_is(item: Item) -> list[str]:
    """When it happens, as the house knows it."""
    stand = item.gathering.occasions.filter(cancelled_at=None).order_by("begins_at")
    return sorted(f"{each.begins_at.astimezone(UTC):%m-%d %H:%M}" for each in stand)


def is_about(mail: bytes, *occasions: Any) -> bool:
    uid = str(Calendar.from_ical(mail).walk("VEVENT")[0]["UID"])
    return any(f"-{each.day:%Y%m%d}T" in uid for each in occasions)


def calendars(*mails: bytes) -> list[datetime]:
    """What stands in a calendar with several entries."""
    programs: dict[str, Program] = {}
    for mail in mails:
        uid = str(Calendar.from_ical(mail).walk("VEVENT")[0]["UID"])
        programs.setdefault(uid, Program()).receive(mail)
    kept = [event for each in programs.values() for event in each.kept.values()]
    return sorted(event["DTSTART"].dt for event in kept if event["STATUS"] != "CANCELLED")
