"""Keeping the calendars of those who come up with what is so now, by mail (iTIP, RFC 5546, and iMIP, RFC 6047).

What was told last stands beside each seat. It is compared with what is so, and the difference is mailed: so each change
is told once, however often it is asked, and several changes that came together are told as one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.jobs import note_refused
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.domains.gatherings.calendar_mails import News, mail_about
from kith.domains.gatherings.entries import entry_of, entry_of_date
from kith.domains.gatherings.feeds import special_dates
from kith.domains.gatherings.models import Copy, Gathering, Occasion, Seat
from kith.foundation.people.models import Person
from kith.foundation.people.queries import proven_address
from kith.lib.calendars.digests import digest
from kith.lib.calendars.shapes import Entry, Guest, Moved, State

WRITING = "kith.lib.calendars.writing"  # by its name, when it is first needed: it takes memory


class NotNow(Exception):
    """It is quiet where the person is; after so many seconds it is not any more."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass
class Desk:
    """One seat, what its person's calendar was told of it, and what is so now."""

    seat: Seat
    copy: Copy
    address: str
    entry: Entry
    dropped: list[Occasion]


def keep_up(seat: int, post: BaseEmailBackend) -> None:
    """Mail what is new about a seat, each mail by itself, until there is nothing new. Raises `NotNow`."""
    while _tell_next(seat, post):
        pass


@transaction.atomic
def stop_calendar_mails(*, by: Person) -> None:
    """Mail nothing more to someone's calendar; what stands there stays as it is."""
    Seat.objects.filter(person=by, in_calendar=True).update(in_calendar=False)


@transaction.atomic
def _tell_next(key: int, post: BaseEmailBackend) -> bool:
    """Between the server's yes and our own note of it lies one commit: only who falls just there sends it twice."""
    desk = _desk(key)
    told = _news(desk) if desk else None
    if desk is None or told is None:
        return False
    desk.copy.mails += 1
    desk.copy.save()
    _send(mail_about(desk.seat, told, address=desk.address, number=desk.copy.mails), desk.seat.person, post)
    return True


def _send(mail: EmailMultiAlternatives, person: Person, post: BaseEmailBackend) -> None:
    try:
        post.send_messages([mail])
    except SMTPRecipientsRefused as refusal:
        note_refused(person, refusal)


def _desk(key: int) -> Desk | None:
    """The seat with what was told of it, which nobody else tells until the transaction ends; None if nobody wants mails."""
    if not Seat.objects.filter(pk=key, in_calendar=True).exists():
        return None
    Copy.objects.get_or_create(seat_id=key)
    copy = Copy.objects.select_for_update().get(seat=key)
    known = ("person", "seats__occasion", "seats__gathering__item__space")
    seat = Seat.objects.select_related(*known).get(pk=key)
    address, gathering, occasion = _address(seat.person), seat.seats.gathering, seat.seats.occasion
    if not address or not _is_ahead(gathering, occasion):
        return None
    if copy.mails and (left := rhythm_of(seat.person).quiet_left(timezone.now())):
        raise NotNow(int(left.total_seconds()))
    if occasion is not None:
        return Desk(seat, copy, address, entry_of_date(gathering, occasion, shows_link=True), [])
    dates = list(special_dates().filter(gathering=gathering))
    entry = entry_of(gathering, dates, shows_link=True)
    return Desk(seat, copy, address, entry, [each for each in dates if each.is_cancelled and entry.is_series])


def _address(person: Person) -> str:
    """Where mails may go; nothing for who wants none at all, or whose address takes none."""
    rhythm = rhythm_of(person)
    return "" if not person.is_active or rhythm.silent or rhythm.returned_at else proven_address(person)


def _is_ahead(gathering: Gathering, occasion: Occasion | None) -> bool:
    """Of what is over there is nothing to tell."""
    ahead = gathering.occasions.filter(ends_at__gt=timezone.now())
    return ahead.filter(pk=occasion.pk).exists() if occasion else ahead.exists()


def _news(desk: Desk) -> News | None:
    """What is to be told next; what was told is noted on the copy."""
    copy, said = desk.copy, _said(desk.entry)
    dropped = [each for each in desk.dropped if each.pk not in copy.gone]
    if not _is_to_stand(desk):
        return _cancelled(desk) if copy.stands else None
    if not copy.stands or copy.said != said:
        known = dropped if not copy.stands else [each for each in dropped if not each.is_special]
        is_first, copy.stands, copy.said = not copy.stands, True, said
        copy.gone = [*copy.gone, *(each.pk for each in known)]
        return _requested(desk, is_first=is_first)
    if dropped:
        copy.gone = [*copy.gone, dropped[0].pk]
        return _cancelled(desk, only=dropped[0])
    return None


def _is_to_stand(desk: Desk) -> bool:
    """Whether it belongs into the calendar: there is a seat, it happens, and the person may see it."""
    if desk.seat.state != Seat.State.SEATED or desk.entry.state == State.CANCELLED:
        return False
    seen = Item.objects.visible_to(desk.seat.person)
    return seen.filter(pk=desk.seat.seats.gathering_id).exists()


def _requested(desk: Desk, *, is_first: bool) -> News:
    def write(entry: Entry, guests: list[Guest], at: datetime) -> bytes:
        return bytes(import_module(WRITING).request(entry, guests, at=at))

    return _written(desk, write, sort=News.Sort.NEW if is_first else News.Sort.CHANGED)


def _cancelled(desk: Desk, *, only: Occasion | None = None) -> News:
    def write(entry: Entry, guests: list[Guest], at: datetime) -> bytes:
        gone = only.wall if only else None
        return bytes(import_module(WRITING).cancellation(entry, guests, at=at, only=gone))

    if only is None:
        desk.copy.stands, desk.copy.said = False, ""
    return _written(desk, write, sort=News.Sort.DATE_GONE if only else News.Sort.GONE, date=only)


def _written(
    desk: Desk,
    write: Callable[[Entry, list[Guest], datetime], bytes],
    *,
    sort: "News.Sort",
    date: Occasion | None = None,
) -> News:
    """The entry with a sequence that is higher than any that this calendar has heard, for this guest alone."""
    desk.copy.sequence = number = _next_sequence(desk)
    moved = tuple(Moved(each.was, replace(each.now, sequence=number)) for each in desk.entry.moved)
    entry = replace(desk.entry, sequence=number, moved=moved)
    guest = Guest(desk.seat.person.name, desk.address)
    return News(sort, write(entry, [guest], timezone.now()), date)


def _next_sequence(desk: Desk) -> int:
    """Not below that of the gathering; above all that were told before, also of a seat that was given back."""
    told = Copy.objects.filter(seat__person=desk.seat.person_id, seat__among=desk.seat.among, mails__gt=0)
    last = told.aggregate(last=Max("sequence"))["last"]
    return desk.entry.sequence if last is None else max(last + 1, desk.entry.sequence)


def _said(entry: Entry) -> str:
    """The same for as long as a calendar would show the same; dates that are dropped are told by themselves."""
    return digest(replace(entry, cancelled=()))
