"""What is new and what is growing in the library, month by month, as one reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import card_facts
from kith.capabilities.lineage.models import Link
from kith.capabilities.search.models import Entry as Said
from kith.capabilities.tags.models import Tagging
from kith.capabilities.versions.models import Version
from kith.domains.library.kinds import KINDS
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.lib.calendars.months import first_of_month
from kith.lib.paging import page_at

PAGE, READ, MOST_TALK = 40, 1_000, 10
FIRST = 2000  # the year before which there is nothing


@dataclass(frozen=True)
class Month:
    """A month where the reader is."""

    first: date

    @property
    def begins(self) -> datetime:
        return datetime(self.first.year, self.first.month, 1, tzinfo=timezone.get_current_timezone())

    @property
    def ends(self) -> datetime:
        return self.later.begins

    def around(self, when: str) -> dict[str, datetime]:
        """The condition that what stands in the field `when` falls into this month."""
        return {f"{when}__gte": self.begins, f"{when}__lt": self.ends}

    @property
    def later(self) -> "Month":
        year, month = divmod(self.first.year * 12 + self.first.month, 12)
        return Month(date(year, month + 1, 1))

    @property
    def earlier(self) -> "Month":
        year, month = divmod(self.first.year * 12 + self.first.month - 2, 12)
        return Month(date(year, month + 1, 1))

    @property
    def in_address(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def is_over(self) -> bool:
        return self.ends <= timezone.now()


def this_month() -> Month:
    return Month(timezone.localdate().replace(day=1))


def last_month() -> Month:
    """The newest that is over."""
    return this_month().earlier


def read_month(text: str) -> Month | None:
    """The month of an address; nothing if there is none, or if it has not begun."""
    first = first_of_month(text)
    if first is None or first.year < FIRST:
        return None
    found = Month(first)
    return found if found.begins <= timezone.now() else None


@dataclass(frozen=True)
class Published:
    """What was published in a month, one page of it: what is new, and new versions of what was there."""

    new: list[Version]
    renewed: list[Version]
    number: int
    has_later: bool


def published_in_all(month: Month, *, purpose: str, reader: Person | None) -> QuerySet[Version, Version]:
    shown = Version.objects.visible_to(reader).filter(**month.around("published_at"), item__kind__in=KINDS)
    return on_topic(shown, purpose, of="item__")


def published_in(month: Month, *, purpose: str, reader: Person | None, page: int) -> Published:
    shown = published_in_all(month, purpose=purpose, reader=reader)
    newest = shown.select_related("item__space").order_by("-published_at", "-pk")
    here = page_at(newest, page, size=PAGE)
    new = [each for each in here.rows if each.number == 1]
    renewed = [each for each in here.rows if each.number > 1]
    return Published(new, renewed, page, here.has_later)


@dataclass
class Growth:
    """What was said about one entry in a month. `newest` is the post that came last."""

    item: Item
    newest: int
    people: set[int] = field(default_factory=set)
    settings: set[str] = field(default_factory=set)
    replies: int = 0


@dataclass(frozen=True)
class Growing:
    """`is_whole` unless so much was said that only the newest of it was read."""

    entries: list[Growth]
    is_whole: bool


def growing_in(month: Month, *, purpose: str, reader: Person | None) -> Growing:
    """What people tried and said of entries, where it was said last first: in two queries, of the newest thousand posts."""
    said = said_of_entries(month, purpose=purpose, reader=reader)
    rows = list(
        said.annotate(tried=F("post__trial"), setting=F("post__trial__setting"), who=F("post__author"))
        .order_by("-written_at").values("item", "post", "tried", "setting", "who")[: READ + 1]
    )  # fmt: skip
    items = Item.objects.select_related("space").in_bulk({row["item"] for row in rows})
    return Growing(_grown(rows[:READ], items), is_whole=len(rows) <= READ)


def _grown(rows: Iterable[Any], items: dict[int, Item]) -> list[Growth]:
    found: dict[int, Growth] = {}
    for row in rows:
        growth = found.setdefault(row["item"], Growth(items[row["item"]], row["post"]))
        if row["tried"] is None:
            growth.replies += 1
        else:
            growth.people.add(row["who"])
            growth.settings |= {row["setting"]} - {""}
    return list(found.values())


def begun_in(month: Month, *, purpose: str, reader: Person | None) -> list[Item]:
    """The newest conversations that began in a month, outside of the library; with a topic, those near its entries."""
    said = _said_in(month, reader).filter(~Q(item__kind__in=KINDS), post__number=1)
    if purpose:
        said = said.filter(_near(purpose, reader))
    newest = said.select_related("item__space").annotate(card_facts=card_facts("item__"))
    found = list(newest.order_by("-written_at")[:MOST_TALK])
    for each in found:
        each.item.card_facts = each.card_facts  # type: ignore[attr-defined]
    return [each.item for each in found]


def on_topic[Rows: QuerySet[Any, Any]](rows: Rows, purpose: str, *, of: str = "") -> Rows:
    """Those whose entry is good for this; all of them, if nothing was chosen. `of` leads from a row to its item."""
    return rows.filter(**{f"{of}entry__purposes__contains": [purpose]}) if purpose else rows


def _near(purpose: str, reader: Person | None) -> Q:
    """A conversation names no topic. It is near one if an entry on it grew out of it, or carries a tag that it carries.

    Only entries that the reader may see: by no other may they learn what is near.
    """
    entries = on_topic(Item.objects.visible_to(reader).filter(kind__in=KINDS), purpose)
    grown = Link.objects.filter(child__in=entries, sort=Link.Sort.GREW).values("parent")
    tags = Tagging.objects.filter(item__in=entries).values("tag")
    return Q(item__in=grown) | Q(item__in=Tagging.objects.filter(tag__in=tags).values("item"))


def was_before(month: Month, *, reader: Person | None) -> bool:
    """Whether this reader finds something in an earlier month."""
    return Version.objects.visible_to(reader).filter(published_at__lt=month.begins).exists()


def said_of_entries(month: Month, *, purpose: str, reader: Person | None) -> QuerySet[Said, Said]:
    said = _said_in(month, reader).filter(item__kind__in=KINDS, post__number__gt=1)
    return on_topic(said, purpose, of="item__")


def _said_in(month: Month, reader: Person | None) -> QuerySet[Said, Said]:
    said = Said.objects.filter(
        **month.around("written_at"), post__state=Post.State.SHOWN,
        item__in=Item.objects.visible_to(reader),
    )  # fmt: skip
    return without_apart(said, reader, author="post__author")
