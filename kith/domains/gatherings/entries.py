"""Gatherings as the entries of a calendar."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings

from kith.domains.gatherings.models import Gathering, Occasion
from kith.foundation.house.choices import house
from kith.lib.calendars.rule_text import read_rule
from kith.lib.calendars.shapes import Entry, Moved, Organiser, State
from kith.lib.calendars.wall_times import wall_time
from kith.lib.zones import zone


def entry_of(gathering: Gathering, occasions: Iterable[Occasion], *, shows_link: bool = False) -> Entry:
    """A gathering as a whole, with what is special about single dates. The online address is for those who have a seat."""
    first, there = gathering.first_wall, zone(gathering.zone)
    rule = read_rule(gathering.rule, first=first, zone=there) if gathering.rule else None
    whole = replace(_entry(gathering, shows_link=shows_link), rule=rule)
    dates = list(occasions)
    if not (whole.rule or any(each.is_extra for each in dates)):
        return _once(whole, dates)
    special = [each for each in dates if each.is_special and not each.is_cancelled]
    return replace(
        whole,
        added=tuple(each.wall for each in dates if each.is_extra),
        cancelled=tuple(each.wall for each in dates if each.is_cancelled),
        moved=tuple(Moved(each.wall, _alone(_at(whole, each))) for each in special),
    )


def _once(whole: Entry, dates: list[Occasion]) -> Entry:
    """What happens once, at the time that it has now; cancelled, if its date was."""
    stand = [each for each in dates if not each.is_cancelled]
    if stand or not dates:
        return _at(whole, stand[0]) if stand else whole
    return replace(_at(whole, dates[0]), state=State.CANCELLED)


def entry_of_date(gathering: Gathering, occasion: Occasion, *, shows_link: bool = False) -> Entry:
    """One date by itself, for those who come to that one alone."""
    entry = _at(_entry(gathering, shows_link=shows_link), occasion)
    state = State.CANCELLED if occasion.is_cancelled else entry.state
    return replace(entry, uid=f"{gathering.uid}-{occasion.wall:%Y%m%dT%H%M}@{site()}", state=state)


def _entry(gathering: Gathering, *, shows_link: bool) -> Entry:
    item = gathering.item
    link = gathering.link if shows_link else ""
    return Entry(
        uid=f"{gathering.uid}@{site()}",
        title=item.title,
        start=gathering.first_wall,
        length=timedelta(minutes=gathering.minutes),
        zone=gathering.zone,
        state=State.CANCELLED if gathering.is_cancelled else State.CONFIRMED,
        sequence=gathering.sequence,
        changed=gathering.changed_at,
        description="\n".join(filter(None, (item.summary, link))),
        place=_where(gathering) or link,
        point=gathering.point,
        url=settings.SITE_URL + item.get_absolute_url(),
        organiser=Organiser(house().name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
    )


def _at(entry: Entry, occasion: Occasion) -> Entry:
    """The entry with the time that one date has now, and with its own title and place if it has some."""
    begins = wall_time(occasion.begins_at, zone(entry.zone))
    place = _where(occasion)
    return replace(
        entry, start=begins, length=occasion.ends_at - occasion.begins_at, title=occasion.title or entry.title,
        place=place or entry.place, point=None if place else entry.point,
    )  # fmt: skip


def _where(named: Gathering | Occasion) -> str:
    return ", ".join(filter(None, (named.place, named.address)))


def _alone(entry: Entry) -> Entry:
    return replace(entry, rule=None, added=(), cancelled=(), moved=())


def site() -> str:
    return str(urlsplit(settings.SITE_URL).hostname)
