"""Bringing in a calendar from elsewhere. What came in once is found again by its mark, so doing it twice changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kith.capabilities.conversations.actions.writing import edit
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.search.index import index_items
from kith.domains.gatherings import events
from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.actions.announcing import announce, publish
from kith.domains.gatherings.actions.laying_anew import named_of
from kith.domains.gatherings.bringing import Fate, Line, Looking
from kith.domains.gatherings.laying_out import AHEAD
from kith.domains.gatherings.laying_out import occasion as planned
from kith.domains.gatherings.models import Gathering, Occasion, Origin, OutsideCalendar
from kith.domains.gatherings.translating import Translated
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.lib.calendars.digests import digest
from kith.lib.calendars.reading import Calendar
from kith.lib.calendars.shapes import Entry

TOLD_ONE_BY_ONE = 5
CALLED_OFF = _("It was cancelled in the calendar from which it came.")


@dataclass(frozen=True)
class Choices:
    """How what is new is shown."""

    sort: str
    visibility: str
    as_draft: bool = False


@transaction.atomic
def bring_in(calendar: Calendar, *, by: Membership, choices: Choices, home: str) -> list[Line]:
    """Let the entries of a file be gatherings of the space, and change those that came with an older one.

    Those who come are told what changes. Of many new ones at once nobody is told one by one.
    """
    hold(by.space)
    looking = Looking(by.space, home, person=by.person)
    lines = carry_out(looking.over(calendar.entries), looking, by=by, choices=choices)
    if number := sum(line.fate in (Fate.NEW, Fate.CHANGES, Fate.CANCELLED) for line in lines):
        record(events.BroughtIn(space=by.space, number=number), by=by.person)
    return lines


@transaction.atomic
def carry_out(lines: list[Line], looking: Looking, *, by: Membership, choices: Choices) -> list[Line]:
    """Do with each entry what was found; what is new has its gathering afterwards. A part of a verb."""
    aloud = sum(line.fate == Fate.NEW for line in lines) <= TOLD_ONE_BY_ONE
    done = []
    for line in lines:
        if line.fate == Fate.NEW and line.told:
            origin = _take_in(line.entry, line.told, looking, by=by, choices=choices, aloud=aloud)
            done.append(replace(line, origin=origin))
            continue
        if line.origin and line.fate != Fate.LEFT_OUT:
            _bring_up_to_date(line, line.origin, looking, by=by.person)
        done.append(line)
    return done


def _bring_up_to_date(line: Line, origin: Origin, looking: Looking, *, by: Person) -> None:
    item = origin.gathering.item
    if line.fate == Fate.CHANGES and line.told:
        _change(item, line.told, by=by, is_followed=looking.follows is not None)
    elif line.fate == Fate.CANCELLED:
        call_off(item, why=CALLED_OFF, by=by)
    _note(line, origin, follows=looking.follows)


def hold(space: Space) -> None:
    """Two who bring in the same at once do it one after the other; a part of a verb, as the next is."""
    Space.objects.select_for_update(no_key=True).get(pk=space.pk)


def call_off(item: Item, *, why: object, by: Person) -> None:
    """Cancel it, with the reason in the language of its space."""
    with override(item.space.language):
        changing.cancel(item, why=str(why), by=by)


def _take_in(
    entry: Entry, told: Translated, looking: Looking, *, by: Membership, choices: Choices, aloud: bool
) -> Origin:
    plan = {**told.plan, "sort": choices.sort, "laid_out_to": _begin_laying_out(told, now=looking.now)}
    item = announce(
        by=by, title=told.title, source=told.words, plan=plan, visibility=choices.visibility, as_draft=True
    )
    _set_dates(item, told, by=by.person, quietly=True, is_followed=False)
    if not choices.as_draft and aloud:
        publish(item, by=by)
    elif not choices.as_draft:
        _show_quietly(item)
    return Origin.objects.create(
        gathering=item.gathering, space=looking.space, calendar=looking.follows, uid=entry.uid, sequence=entry.sequence,
        changed_at=entry.changed, digest=digest(entry), link=told.link,
    )  # fmt: skip


def _begin_laying_out(told: Translated, *, now: datetime) -> object:
    """Of a series that began long ago only what is ahead is laid out."""
    first = told.plan["first_day"]
    return now.date() if told.plan["rule"] and first < now.date() else None


def _show_quietly(item: Item) -> None:
    items.show(item)
    index_items([item.pk])


def _change(item: Item, told: Translated, *, by: Person, is_followed: bool) -> None:
    """Title, words, plan and dates become what the entry says; what only hosts here decide stays."""
    if item.title != told.title:
        items.revise(item, title=told.title, by=by)
    opening = item.posts.select_related("item__space", "author").get(number=1)
    edit(opening, source=told.words, content_note=opening.content_note, by=by)
    before = Gathering.objects.get(pk=item.pk)
    is_replanned = any(getattr(before, name) != told.plan[name] for name in changing.TIMES)
    changing.replan(item, plan=dict(told.plan), by=by)
    _set_dates(item, told, by=by, quietly=is_replanned, is_followed=is_followed)


def _note(line: Line, origin: Origin, *, follows: OutsideCalendar | None) -> None:
    """Remember what the entry told, and that the calendar still has it."""
    entry = line.entry
    if line.fate != Fate.STAYS:
        origin.sequence, origin.changed_at, origin.digest = entry.sequence, entry.changed, digest(entry)
        origin.link = line.told.link if line.told else origin.link
    elif not follows or (origin.calendar_id == follows.pk and origin.missing_since is None):
        return
    if follows:
        origin.calendar, origin.missing_since = follows, None
    origin.save()


def _set_dates(item: Item, told: Translated, *, by: Person, quietly: bool, is_followed: bool) -> None:
    """Let single dates be as the calendar has them. After another plan was told, they are not told besides."""
    how: dict[str, Any] = {"item": item, "by": by, "quietly": quietly}
    plan = Gathering.objects.get(pk=item.pk)
    if is_followed:
        _take_up(plan, told, how)
    known = set(plan.occasions.values_list("day", "at"))
    for wall in told.added:
        if (wall.date(), wall.time()) not in known:  # what was cancelled here stays so
            changing.add(day=wall.date(), at=wall.time(), **how)
    there = {each.wall: each for each in plan.occasions.all()}
    for wall in told.cancelled:
        if (each := there.get(wall)) and not each.is_cancelled:
            changing.drop(each, **how)
    for one in told.special:
        each = there.get(one.was) or changing.add(day=one.was.date(), at=one.was.time(), **how)
        if each.is_cancelled:
            continue
        changing.move(each, begins=one.begins, minutes=one.minutes, **how)
        changing.vary(each, title=one.title, place=one.place, address=one.address, **how)
    if is_followed:
        _put_back(plan, told, there.values(), how)


def _take_up(plan: Gathering, told: Translated, how: dict[str, Any]) -> None:
    """What a calendar that is followed cancelled, and now tells again, happens after all: nobody here has cancelled it."""
    now = timezone.now()
    cancelled = list(plan.occasions.filter(begins_at__gt=now, cancelled_at__isnull=False))
    named = named_of(plan, cancelled, until=now + AHEAD)
    told_again = (named | {one.was for one in told.special} | set(told.added)) - set(told.cancelled)
    for each in cancelled:
        if each.wall in told_again:
            changing.add(day=each.day, at=each.at, **how)


def _put_back(plan: Gathering, told: Translated, there: Iterable[Occasion], how: dict[str, Any]) -> None:
    """What a calendar that is followed no longer tells apart is as the rule has it; what it no longer adds is cancelled."""
    special = {one.was for one in told.special}
    for each in there:
        if each.begins_at <= timezone.now() or each.is_cancelled or each.wall in special:
            continue
        if each.is_extra and each.wall not in told.added:
            changing.drop(each, **how)
            continue
        if each.is_moved:
            begins = planned(plan, each.day, each.at).begins_at
            changing.move(each, begins=begins, minutes=plan.minutes, **how)
        if each.varies:
            changing.vary(each, title="", place="", address="", **how)
