"""What home and a space's page show, in pages and never by counting."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import BooleanField, Case, DateTimeField, F, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import tags_of_item, with_reading
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places

PAGE = 20
WINDOW = 100
LAST = 2**32
UNREAD_FIRST = (F("unread").desc(), "-last_activity_at")

# The newest of each of my spaces, by index: the cost follows the number of my spaces, not of all items.
_NEWEST = """
    SELECT newest.id FROM unnest(%s::bigint[]) AS mine(space_id) CROSS JOIN LATERAL (
        SELECT item.id FROM items_item item WHERE item.space_id = mine.space_id AND item.state <> 'removed'
        ORDER BY item.last_activity_at DESC LIMIT %s
    ) newest
"""


@dataclass(frozen=True)
class Cards:
    """One page of cards."""

    items: list[Item]
    number: int
    has_later: bool


def new_for(person: Person, *, page: int) -> Cards:
    """What is new in my spaces, unread first; each space brings at most its newest hundred."""
    if not places(person):
        return Cards([], page, has_later=False)
    newest = RawSQL(_NEWEST, [list(places(person)), WINDOW])  # noqa: S611 (parameters are keys and a number)
    mine = with_reading(Item.objects.visible_to(person).filter(pk__in=newest), person)
    ordered = mine.annotate(unread=_is_unread(person)).order_by(*UNREAD_FIRST)
    start = (page - 1) * PAGE
    keys = list(ordered.values_list("pk", flat=True)[start : start + PAGE + 1])
    shown = _with_reading(Item.objects.filter(pk__in=keys[:PAGE]), person).order_by(*UNREAD_FIRST)
    return Cards(list(shown), page, has_later=len(keys) > PAGE)


def changed_since(moment: int, *, reader: Person | None, space: Space | None = None) -> list[int]:
    """The conversations of one's spaces, or of one space, in which something unread came after a second; up to twenty."""
    if reader is None or not places(reader):
        return []
    where = [space.pk] if space else list(places(reader))
    since = datetime.fromtimestamp(min(moment, LAST), UTC)
    mine = Item.objects.visible_to(reader).filter(space__in=where, last_activity_at__gt=since)
    return list(with_reading(mine, reader).filter(_is_unread(reader)).values_list("pk", flat=True)[:PAGE])


def latest_public(*, page: int) -> Cards:
    """What a visitor finds on the first page."""
    items = Item.objects.visible_to(None).filter(visibility=Item.Visibility.PUBLIC)
    return _cut(_with_reading(items, None).order_by("-last_activity_at"), page)


def items_of(space: Space, *, reader: Person | None, page: int, kind: str = "", tag: str = "") -> Cards:
    """What this reader may see in a space: pinned first, then by last activity."""
    items = Item.objects.visible_to(reader).filter(space=space)
    if kind:
        items = items.filter(kind=kind)
    if tag:
        items = items.filter(taggings__tag__slug=tag)
    return _cut(_with_reading(items.newest_first(), reader), page)


def items_with_tag(slug: str, *, reader: Person | None, page: int) -> Cards:
    items = Item.objects.visible_to(reader).filter(taggings__tag__slug=slug)
    return _cut(_with_reading(items, reader).order_by("-last_activity_at"), page)


def _with_reading(items: QuerySet[Item, Item], person: Person | None) -> QuerySet[Item, Item]:
    """All that a card shows, in the query of the items themselves."""
    cards = with_reading(items, person).select_related(
        "space", "author__person", "thread__last_author__person"
    )
    return cards.annotate(tag_list=tags_of_item(), unread=_is_unread(person))


def _is_unread(person: Person | None) -> Any:
    """Never opened since one came to its space, or written in since one was there last."""
    mine = places(person)
    if not mine:
        return Value(False)
    since = Case(
        *[When(space=key, then=Value(place.since)) for key, place in mine.items()],
        output_field=DateTimeField(),
    )
    never_opened = Q(last_read__isnull=True, last_activity_at__gte=since)
    has_new = Q(last_read__lt=F("thread__last_number"))
    return Case(
        When(level="muted", then=False), When(never_opened | has_new, then=True),
        default=False, output_field=BooleanField(),
    )  # fmt: skip


def _cut(items: QuerySet[Item, Item], page: int) -> Cards:
    start = (page - 1) * PAGE
    found = list(items[start : start + PAGE + 1])
    return Cards(found[:PAGE], page, has_later=len(found) > PAGE)
