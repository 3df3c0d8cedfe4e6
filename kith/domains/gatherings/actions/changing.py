"""Changing what was announced. Each verb tells those who come, and calendars learn of it by a higher sequence."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.actions.holding import held
from kith.domains.gatherings.actions.laying_anew import lay_out_anew
from kith.domains.gatherings.actions.seating import ask_anew, offer_what_is_free
from kith.domains.gatherings.actions.speaking import Speakers, speak_instead
from kith.domains.gatherings.actions.telling import next_date, span, tell_details, tell_time, tell_words
from kith.domains.gatherings.laying_out import give_seats
from kith.domains.gatherings.laying_out import occasion as laid
from kith.domains.gatherings.models import Change, Gathering, Occasion, Seats
from kith.domains.gatherings.models.change import MOST_BEFORE
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.lib.markdown import render

TIMES = ("zone", "first_day", "at", "minutes", "rule")
ROOM = ("way", "seats_here", "seats_online")
PLACES = ("way", "place", "address", "access", "access_words", "link")


@transaction.atomic
def replan(item: Item, *, plan: dict[str, Any], by: Person, speakers: Speakers | None = None) -> None:
    """Give a gathering another plan. Dates that are over stay as they were; those who come are told what is new.

    `speakers`, where they are given, take the place of those who were named before.
    """
    gathering = held(item)
    before = {name: getattr(gathering, name) for name in plan}
    changed = {name for name, value in plan.items() if before[name] != value}
    is_led_anew = speakers is not None and speak_instead(gathering, speakers)
    if not changed and not is_led_anew:
        return
    for name, value in plan.items():
        setattr(gathering, name, value)
    if "agenda" in changed:
        gathering.agenda_html = render(gathering.agenda).html
    gathering.save()
    _count(gathering)
    tell_details(gathering, before, item=item, by=by, is_led_anew=is_led_anew)
    if changed & set(PLACES):
        fact, was = events.PlaceChanged(item=item), _place_before(gathering, before)
        tell_words(gathering, fact, Change.What.PLACE, by=by, was=was)
    if changed & set(TIMES):
        _retime(gathering, item=item, by=by)
    if changed & set(ROOM):
        _widen(gathering, item)
        _tell_of_ways(gathering, before.get("way", ""), item=item, by=by)


def _place_before(gathering: Gathering, before: dict[str, Any]) -> str:
    """Where it was, if that is somewhere else now."""
    then = [str(before.get(name, getattr(gathering, name))) for name in ("place", "address")]
    return ", ".join(filter(None, then)) if then != [gathering.place, gathering.address] else ""


def _retime(gathering: Gathering, *, item: Item, by: Person) -> None:
    """Lay out what is ahead, and tell when the next date was and is now, and which dates are no more."""
    before = next_date(gathering)
    dropped = lay_out_anew(gathering)
    after = gathering.occasions.filter(pk=before.pk, cancelled_at=None).first() if before else None
    was, now = span(before), span(after or next_date(gathering))
    if was == now:  # how it comes again changed, or when it ends
        was = now = None
    tell_time(gathering, Change.What.TIME, item=item, by=by, was=was, now=now)
    for each in dropped:
        tell_time(gathering, Change.What.DROPPED, item=item, by=by, occasion=each, was=span(each))


@transaction.atomic
def move(
    occasion: Occasion, *, begins: datetime, minutes: int, item: Item, by: Person, quietly: bool = False
) -> None:
    """Let one date begin at another moment; the others stay where they are. `quietly`, where it was told already."""
    gathering, was, ends = held(item), span(occasion), begins + timedelta(minutes=minutes)
    if (occasion.begins_at, occasion.ends_at) == (begins, ends):
        return
    occasion.begins_at, occasion.ends_at = begins, ends
    occasion.is_moved = True
    occasion.save(update_fields=["begins_at", "ends_at", "is_moved"])
    _count(gathering)
    if not quietly:
        now = span(occasion)
        tell_time(gathering, Change.What.MOVED, item=item, by=by, occasion=occasion, was=was, now=now)


@transaction.atomic
def vary(occasion: Occasion, *, item: Item, by: Person, quietly: bool = False, **own: Any) -> None:
    """Let one date have a title and a place of its own; where they are empty, it has those of all.

    `own` has names of fields of `Occasion`. What is told of access goes with its place, and stays as long as that does.
    """
    gathering = held(item)
    if own["place"] != occasion.place:
        own = {"access": [], "access_words": ""} | own
    changed = [name for name, value in own.items() if getattr(occasion, name) != value]
    if not changed:
        return
    before = _varied_before(occasion, own, gathering, item)
    for name in changed:
        setattr(occasion, name, own[name])
    occasion.is_varied = True
    occasion.save(update_fields=[*changed, "is_varied"])
    _count(gathering)
    if not quietly:
        what, now = Change.What.VARIED, span(occasion)
        tell_time(gathering, what, item=item, by=by, occasion=occasion, now=now, words_before=before)


def _varied_before(occasion: Occasion, own: dict[str, Any], gathering: Gathering, item: Item) -> str:
    """What it was called, and where it was, as far as that is something else now."""
    was = [] if occasion.title == own["title"] else [occasion.title or item.title]
    if (occasion.place, occasion.address) != (own["place"], own["address"]):
        where = occasion if occasion.place else gathering
        was += [where.place, where.address]
    return ", ".join(filter(None, was))[:MOST_BEFORE]


@transaction.atomic
def drop(occasion: Occasion, *, item: Item, by: Person, quietly: bool = False) -> None:
    """Cancel one date; seats for it alone are free of it."""
    gathering = held(item)
    if Occasion.objects.filter(pk=occasion.pk, cancelled_at=None).update(cancelled_at=timezone.now()):
        _count(gathering)
        if not quietly:
            was = span(occasion)
            tell_time(gathering, Change.What.DROPPED, item=item, by=by, occasion=occasion, was=was)


@transaction.atomic
def add(item: Item, *, day: date, at: time, by: Person, quietly: bool = False) -> Occasion:
    """Let it happen once more: on a day that the rule does not name, or on one that was cancelled."""
    gathering = held(item)
    planned = laid(gathering, day, at)
    when = {"begins_at": planned.begins_at, "ends_at": planned.ends_at}
    made, is_new = Occasion.objects.get_or_create(
        gathering=gathering, day=day, at=at, defaults=when | {"is_extra": True}
    )
    if is_new or _put_back(made, **when):
        give_seats(gathering, [made])
        _count(gathering)
        if not quietly:
            now = span(made)
            tell_time(gathering, Change.What.ADDED, item=item, by=by, occasion=made, now=now)
    return made


@transaction.atomic
def cancel(item: Item, *, why: str, by: Person) -> None:
    """Say that it does not happen; its page stays, with the reason, and calendars take it out."""
    gathering = held(item)
    if gathering.is_cancelled:
        return
    gathering.cancelled_at, gathering.why_cancelled = timezone.now(), why
    gathering.save(update_fields=["cancelled_at", "why_cancelled"])
    _count(gathering)
    tell_words(gathering, events.Cancelled(item=item), Change.What.CANCELLED, by=by)


@transaction.atomic
def take_up(item: Item, *, by: Person) -> None:
    """Let it happen after all: people have the seats that they did not give back, and calendars take it in again."""
    gathering = held(item)
    if not gathering.is_cancelled:
        return
    gathering.cancelled_at, gathering.why_cancelled = None, ""
    gathering.save(update_fields=["cancelled_at", "why_cancelled"])
    _count(gathering)
    ask_anew(gathering, item=item)
    tell_words(gathering, events.TakenUp(item=item), Change.What.TAKEN_UP, by=by)


def _count(gathering: Gathering) -> None:
    """Let calendars know that what they hold is old."""
    changed = {"sequence": F("sequence") + 1, "changed_at": timezone.now()}
    Gathering.objects.filter(pk=gathering.pk).update(**changed)


def _put_back(occasion: Occasion, *, begins_at: datetime, ends_at: datetime) -> bool:
    """Let a date that was cancelled happen after all, at the time that was asked for."""
    if not occasion.is_cancelled:
        return False
    occasion.begins_at, occasion.ends_at, occasion.cancelled_at = begins_at, ends_at, None
    occasion.save(update_fields=["begins_at", "ends_at", "cancelled_at"])
    return True


def _widen(gathering: Gathering, item: Item) -> None:
    """Let the number of seats be what the plan says, never fewer than are taken; those who wait are asked."""
    give_seats(gathering, gathering.occasions.filter(begins_at__gt=timezone.now()))
    offered = Seats.objects.filter(gathering=gathering, way__in=gathering.ways)
    for seats in offered.select_for_update().order_by("pk"):
        wanted = gathering.capacity(seats.way)
        seats.capacity = None if wanted is None else max(wanted, seats.taken)
        seats.save(update_fields=["capacity"])
        offer_what_is_free(seats, item=item)


def _tell_of_ways(gathering: Gathering, before: str, *, item: Item, by: Person) -> None:
    """Those who come in a way that is no more are told by themselves; their seats stay, until they say."""
    ended = set(Gathering(way=before).ways) - set(gathering.ways) if before else set()
    if item.state != Item.State.DRAFT:
        for way in ended:
            record(events.WayEnded(item=item, ended=way), by=by)
