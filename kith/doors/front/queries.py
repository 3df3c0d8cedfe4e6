"""What home and a space's page show, in pages and never by counting."""

from datetime import UTC, datetime

from django.db.models import F
from django.db.models.expressions import RawSQL

from kith.capabilities.conversations.cards import PAGE, Cards, for_cards, is_unread, page_of_cards
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import with_reading
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places

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


def new_for(person: Person, *, page: int) -> Cards:
    """What is new in my spaces, unread first; each space brings at most its newest hundred."""
    if not places(person):
        return Cards([], page, has_later=False)
    newest = RawSQL(_NEWEST, [list(places(person)), WINDOW])  # noqa: S611 (parameters are keys and a number)
    mine = with_reading(Item.objects.visible_to(person).filter(pk__in=newest), person)
    ordered = mine.annotate(unread=is_unread(person)).order_by(*UNREAD_FIRST)
    start = (page - 1) * PAGE
    keys = list(ordered.values_list("pk", flat=True)[start : start + PAGE + 1])
    shown = for_cards(Item.objects.filter(pk__in=keys[:PAGE]), person).order_by(*UNREAD_FIRST)
    return Cards(list(shown), page, has_later=len(keys) > PAGE)


def changed_since(moment: int, *, reader: Person | None, space: Space | None = None) -> list[int]:
    """The conversations of one's spaces, or of one space, in which something unread came after a second; up to twenty."""
    if reader is None or not places(reader):
        return []
    where = [space.pk] if space else list(places(reader))
    since = datetime.fromtimestamp(min(moment, LAST), UTC)
    mine = Item.objects.visible_to(reader).filter(space__in=where, last_activity_at__gt=since)
    return list(with_reading(mine, reader).filter(is_unread(reader)).values_list("pk", flat=True)[:PAGE])


def latest_public(*, page: int) -> Cards:
    """What a visitor finds on the first page."""
    items = Item.objects.visible_to(None).filter(visibility=Item.Visibility.PUBLIC)
    return page_of_cards(for_cards(items, None).order_by("-last_activity_at"), page)


def items_of(space: Space, *, reader: Person | None, page: int, kind: str = "", tag: str = "") -> Cards:
    """What this reader may see in a space: pinned first, then by last activity."""
    items = Item.objects.visible_to(reader).filter(space=space)
    if kind:
        items = items.filter(kind=kind)
    if tag:
        items = items.filter(taggings__tag__slug=tag)
    return page_of_cards(for_cards(items.newest_first(), reader), page)


def items_with_tag(slug: str, *, reader: Person | None, page: int) -> Cards:
    items = Item.objects.visible_to(reader).filter(taggings__tag__slug=slug)
    return page_of_cards(for_cards(items, reader).order_by("-last_activity_at"), page)
