"""Published works that came into the library in a month: entries began to stand on them, or were judged by them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.safestring import SafeString

from kith.capabilities.citations.models import Reference, Work
from kith.capabilities.citations.showing import cited
from kith.capabilities.items.models import Item
from kith.domains.library.kinds import KINDS
from kith.domains.library.models import Appraisal
from kith.domains.library.months import Month, on_topic
from kith.foundation.people.models import Person
from kith.lib.citations.citing import Style

READ, SHOWN = 500, 30


@dataclass
class Study:
    """A work, and the entries that cite it or were judged by it, as far as the reader may see them."""

    work: Work
    entries: dict[int, Item] = field(default_factory=dict)

    @property
    def citation(self) -> SafeString:
        return cited(self.work, Style.APA)


@dataclass(frozen=True)
class Studies:
    """`is_whole` unless there were so many that only the newest are told."""

    works: list[Study]
    is_whole: bool


def studies_in(month: Month, *, purpose: str, reader: Person | None, not_by: Person | None = None) -> Studies:
    """The works of a month, the newest first: in four queries, however many there are. `not_by` leaves out what one did."""
    seen = on_topic(Item.objects.visible_to(reader).filter(kind__in=KINDS), purpose)
    rows = [*_cited(month, seen), *_judged_by(month, seen, reader)]
    rows = [row for row in rows if not_by is None or row["person"] != not_by.pk]
    newest = sorted(rows, key=lambda row: row["told_at"], reverse=True)
    works = list(dict.fromkeys(row["work"] for row in newest))
    shown = set(works[:SHOWN])
    found = _gathered([row for row in newest if row["work"] in shown])
    return Studies(found, is_whole=len(works) <= SHOWN and len(rows) < READ)


def _cited(month: Month, seen: QuerySet[Item, Item]) -> Iterable[dict[str, Any]]:
    """A source that was named while an entry was being written is told once the entry is published.

    Asked for in two parts, since each of them is found by the dates of one month.
    """
    named = Reference.objects.filter(_is_shown("item"), item__in=seen)
    when, first = F("item__versions__published_at"), {"item__versions__number": 1}
    later = named.filter(**first, **month.around("at"), item__versions__published_at__lte=F("at"))
    before = named.filter(**first, **month.around("item__versions__published_at"), at__lt=when)
    rows = (
        _told(part, entry="item", by="by")
        for part in (later.annotate(told_at=F("at")), before.annotate(told_at=when))
    )
    return _newest(next(rows).union(*rows, all=True))


def _judged_by(month: Month, seen: QuerySet[Item, Item], reader: Person | None) -> Iterable[dict[str, Any]]:
    said = Appraisal.objects.shown_to(reader).filter(**month.around("post__written_at"))
    links = Appraisal.studies.through.objects.filter(
        _is_shown("appraisal__post__item"), appraisal__in=said, appraisal__post__item__in=seen
    ).annotate(told_at=F("appraisal__post__written_at"))
    return _newest(_told(links, entry="appraisal__post__item", by="appraisal__post__author"))


def _is_shown(item: str) -> Q:
    """As with all else of a month: of an entry whose words were hidden nothing is told."""
    return Q(**{f"{item}__posts__number": 1, f"{item}__posts__state": "shown"})


def _told(rows: QuerySet[Any, Any], *, entry: str, by: str) -> QuerySet[Any, dict[str, Any]]:
    return rows.order_by().values("work", "told_at", entry=F(entry), person=F(f"{by}__person"))


def _newest(rows: QuerySet[Any, dict[str, Any]]) -> Iterable[dict[str, Any]]:
    return rows.order_by("-told_at")[:READ]


def _gathered(rows: list[dict[str, Any]]) -> list[Study]:
    works = Work.objects.in_bulk({row["work"] for row in rows})
    items = Item.objects.select_related("space").in_bulk({row["entry"] for row in rows})
    found = {key: Study(works[key]) for key in dict.fromkeys(row["work"] for row in rows)}
    for row in rows:
        found[row["work"]].entries[row["entry"]] = items[row["entry"]]
    return list(found.values())
