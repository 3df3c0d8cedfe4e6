"""Long lists, a page at a time: each page is found by where the one before ended, so the last costs what the first did."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from kith.doors.harvest import tokens
from kith.doors.harvest.asking import FORMAT, SET, Asked, span
from kith.doors.harvest.models import Record
from kith.doors.harvest.refusals import nothing_fits
from kith.foundation.spaces.models import Space

AT_ONCE = 100
PARTS = 8


@dataclass(frozen=True)
class Place:
    """What a list is of, and how far it was told: `told` of `size`, up to the record of `item`, which changed `at`."""

    form: str
    since: datetime | None
    until: datetime | None
    space: str
    at: datetime | None = None
    item: int = 0
    told: int = 0
    size: int = 0

    def records(self) -> QuerySet[Record]:
        """Everything in the list, told or not, in the order in which it changed."""
        found = Record.objects.select_related("space").order_by("at", "item")
        if self.since:
            found = found.filter(at__gte=self.since)
        if self.until:
            found = found.filter(at__lte=self.until)
        if self.space:
            space = Space.objects.visible_to(None).filter(slug=self.space)
            found = found.filter(space=space.values("pk")[:1])
        return found

    def rest(self) -> QuerySet[Record]:
        if self.at is None:
            return self.records()
        return self.records().filter(TupleGreaterThan(Tuple("at", "item"), (self.at, self.item)))

    def after(self, record: Record, *, told: int) -> "Place":
        return replace(self, at=record.at, item=record.pk, told=self.told + told)

    def packed(self) -> list[Any]:
        moments = [moment and moment.isoformat() for moment in (self.since, self.until, self.at)]
        return [self.form, *moments, self.space, self.item, self.told, self.size]


@dataclass(frozen=True)
class Page:
    """Some records, and the place behind them if there are more."""

    place: Place
    records: list[Record]
    behind: Place | None


def page_of(asked: Asked) -> Page:
    """The page of a list of records that was asked for."""
    place = _begun(asked.words) if asked.token is None else _unpacked(asked.verb, asked.token)
    found = list(place.rest()[: AT_ONCE + 1])
    if not found:
        raise nothing_fits()
    told = found[:AT_ONCE]
    more = len(found) > AT_ONCE
    return Page(place, told, place.after(told[-1], told=len(told)) if more else None)


def _begun(words: Mapping[str, str]) -> Place:
    since, until = span(words)
    place = Place(words[FORMAT], since, until, words.get(SET, ""))
    return replace(place, size=place.records().order_by().count())


def _unpacked(verb: str, token: str) -> Place:
    form, since, until, at, *rest = tokens.read(token, verb=verb, parts=PARTS)
    moments = [moment and datetime.fromisoformat(moment) for moment in (since, until, at)]
    return Place(form, moments[0], moments[1], rest[0], moments[2], *rest[1:])
