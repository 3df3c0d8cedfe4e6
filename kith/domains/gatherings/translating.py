"""An entry of a calendar elsewhere becomes what a gathering is here: pure, on plain values.

Who organises it and who comes to it is left out, and so are the hosts of e-mail addresses in its words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from math import ceil
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.models.gathering import LONGEST
from kith.lib.archives.mail_text import hide_addresses, mail_to_markdown
from kith.lib.calendars.occurrences import clock_of, occurrences
from kith.lib.calendars.rule_text import write_rule
from kith.lib.calendars.shapes import Entry, Moved
from kith.lib.calendars.wall_times import moment
from kith.lib.maps.pointing import in_words
from kith.lib.maps.views import Point

AHEAD, A_DAY = timedelta(days=2 * 365), timedelta(days=1)
USUAL, LEAST = 60, 5  # minutes
TITLE, PLACE, ADDRESS, LINK, RULE, WORDS = 200, 200, 300, 500, 300, 40_000
MOST_DATES = 60  # that are special in one series
HTML = "kith.lib.archives.html_text"  # by its name, when it is first needed: it takes memory

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_HTML = re.compile(r"<(?:br|p|a|b|i|u|ul|ol|li|div|span|strong|em|html)\b[^<>]*>", re.IGNORECASE)
_NAME = re.compile(r"(?<!\w)@(?=\w)")  # would call someone here who has nothing to do with it
_ONLINE = re.compile(
    r"(?:online|on-line|virtual|webinar|remote|zoom|(?:microsoft )?teams(?: meeting)?|google meet|jitsi|webex|en línea)",
    re.I,
)


class Why(TextChoices):
    """Why an entry stays outside."""

    OVER = "over", _("It is over.")
    NO_TITLE = "no_title", _("It has no title.")
    TOO_LONG = "too_long", _("It lasts longer than two weeks.")
    CANCELLED = "cancelled", _("It was cancelled.")
    OURS = "ours", _("It was announced here, and stays as it is.")
    OF_OTHERS = "of_others", _("Someone else brought it in. They and the hosts can change it.")
    FOLLOWED = "followed", _("It comes from a calendar that this space follows. Only that changes it.")
    HERE = "here", _("It is here already, and did not come from this calendar.")
    GONE = "gone", _("It was cancelled, removed or moved here. That stays so.")
    TOO_MANY = "too_many", _("There are too many new ones for one time.")


class Note(TextChoices):
    """What we made of something that an entry does not say."""

    NO_END = "no_end", _("It does not say when it ends. We took one hour.")
    NO_PLACE = "no_place", _("It names no place. It comes in as online.")
    FIRST_ONLY = "first_only", _("How it comes again is too long to keep. Its first date comes in.")
    OTHER_LINK = "other_link", _("One of its dates has an online address of its own. That stays outside.")
    LONG_DATE = (
        "long_date",
        _("One of its dates lasts longer than two weeks. That date comes in as the others are."),
    )
    MOST_DATES = "most_dates", _("Many of its dates are special. The first sixty of these come in.")


@dataclass(frozen=True)
class Special:
    """One date that is not as the rule has it. `was` is its name; a title and a place, if they are not those of its series."""

    was: datetime
    begins: datetime
    minutes: int
    title: str = ""
    place: str = ""
    address: str = ""


@dataclass(frozen=True)
class Translated:
    """`plan` has fields of `Gathering`. `special` are dates that are at another time, at another place or called otherwise."""

    title: str
    words: str
    link: str
    plan: Mapping[str, Any]
    added: tuple[datetime, ...] = ()
    cancelled: tuple[datetime, ...] = ()
    special: tuple[Special, ...] = ()
    notes: tuple[Note, ...] = field(default=())


def translated(entry: Entry, *, home: str, now: datetime) -> Translated | Why:
    """What comes in, or why it does not. What lasts whole days begins at midnight by the clock of `home`."""
    if not entry.title:
        return Why.NO_TITLE
    if _is_too_long(entry):
        return Why.TOO_LONG
    if not is_ahead(entry, now=now):
        return Why.OVER
    where, notes = _where(entry), []
    rule = write_rule(entry.rule) if entry.rule else ""
    if len(rule) > RULE:
        rule = ""
        notes.append(Note.FIRST_ONLY)
    if not entry.length:
        notes.append(Note.NO_END)
    if not where["place"] and not where["link"]:
        notes.append(Note.NO_PLACE)
    dates = _dates(entry, now=now)
    if sum(map(len, dates.values())) > MOST_DATES:
        notes.append(Note.MOST_DATES)
    if any(_where(one.now)["link"] not in ("", where["link"]) for one in entry.moved):
        notes.append(Note.OTHER_LINK)
    if any(_is_too_long(one.now) for one in entry.moved):
        notes.append(Note.LONG_DATE)
    when = {
        "zone": entry.zone or home, "first_day": entry.start.date(), "at": entry.start.time(), "minutes": minutes_of(entry), "rule": rule,
    }  # fmt: skip
    return Translated(
        title=entry.title[:TITLE].strip(), words=_words(entry), link=_short(entry.url), plan=when | where, notes=tuple(notes),
        **{name: some[:MOST_DATES] for name, some in dates.items()},
    )  # fmt: skip


def is_ahead(entry: Entry, *, now: datetime) -> bool:
    """Whether any date of it is still to come, within two years if it is a series."""
    if not entry.is_series:
        return moment(entry.start, clock_of(entry)) + entry.length > now
    return bool(occurrences(entry, since=now - entry.length, before=now + AHEAD, limit=1))


def minutes_of(entry: Entry) -> int:
    return max(LEAST, ceil(entry.length.total_seconds() / 60)) if entry.length else USUAL


def _is_too_long(entry: Entry) -> bool:
    return timedelta(minutes=minutes_of(entry)) > LONGEST


def _dates(entry: Entry, *, now: datetime) -> dict[str, tuple[Any, ...]]:
    """The dates that differ from the rule, as far as someone may still come to them."""
    there, since, before = clock_of(entry), now - A_DAY, now + AHEAD

    def current(wall: datetime) -> bool:
        return since <= moment(wall, there) < before

    special = (_special(one, of=entry) for one in entry.moved if not _is_too_long(one.now))
    return {
        "added": tuple(filter(current, entry.added)),
        "cancelled": tuple(filter(current, entry.cancelled)),
        "special": tuple(each for each in special if current(each.was) or since <= each.begins < before),
    }


def _special(one: Moved, *, of: Entry) -> Special:
    where, usual = _where(one.now), _where(of)
    own = {"title": one.now.title[:TITLE].strip() if one.now.title != of.title else ""}
    if where["place"] and where["place"] + where["address"] != usual["place"] + usual["address"]:
        own |= {"place": where["place"], "address": where["address"]}
    return Special(one.was, moment(one.now.start, clock_of(one.now)), minutes_of(one.now), **own)


def _where(entry: Entry) -> dict[str, Any]:
    found = _LINK.search(entry.place)
    link = _short(found[0]) if found else ""
    place = " ".join(_LINK.sub(" ", entry.place).split()).strip(" ,;·|-–()")
    if _ONLINE.fullmatch(place):
        place = ""
    elif not place and entry.point and not link:
        place = in_words(Point(*entry.point))
    way = Gathering.Way.ONLINE
    if place:
        way = Gathering.Way.BOTH if link else Gathering.Way.HERE
    latitude, longitude = entry.point if entry.point and place else (None, None)
    return {
        "way": way, "place": place[:PLACE], "address": place[PLACE : PLACE + ADDRESS], "link": link,
        "latitude": latitude, "longitude": longitude,
    }  # fmt: skip


def _words(entry: Entry) -> str:
    """Its description as Markdown that calls nobody; its title, if it has none."""
    told = entry.description
    if _HTML.search(told):
        words = hide_addresses(import_module(HTML).html_to_markdown(told))
    else:
        words = mail_to_markdown(told)
    words = words.strip() or mail_to_markdown(entry.title)
    return _NAME.sub(r"\\@", words)[:WORDS]


def _short(address: str) -> str:
    return address if len(address) <= LINK else ""
