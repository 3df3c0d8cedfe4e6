"""What the pages of the library say about themselves."""

from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import Family
from kith.domains.library.origins import Origin
from kith.domains.library.queries import licence_in
from kith.domains.library.schema import schema_of_collection, schema_of_entry
from kith.lib.family import Place, arrange
from kith.lib.printing import letters

register = template.Library()
register.simple_tag(schema_of_entry)
register.simple_tag(schema_of_collection)
register.simple_tag(licence_in)
COLUMN, GAP, ROW, BOX_HEIGHT = 240, 40, 52, 42
SHOWN = 26  # letters of a title that fit into a box
BOX = (
    '<g class="{}"><rect x="{}" y="{}" width="200" height="42" rx="8"/><text x="{}" y="{}">{}</text>'
    '<text class="small" x="{}" y="{}">{}</text></g>'
)


@register.filter
def has_letters(language: str) -> bool:
    """Whether something in this language can be put on paper here."""
    return letters.has_letters(language)


@dataclass(frozen=True)
class Line:
    """Two of a family, and whether the page is about the one that grew out of the other."""

    link: Link
    child: Item
    parent: Item
    is_own: bool
    behind: int
    origin: Origin | None = None

    @property
    def is_comparable(self) -> bool:
        """Whether a page can show what is different: in one language, while both are there."""
        both = (self.child, self.parent)
        is_there = all(each.state in Item.READABLE for each in both)
        adapts = self.link.sort == Link.Sort.ADAPTS and bool(self.link.version)
        return adapts and is_there and self.child.language == self.parent.language


@register.simple_tag
def family_lines(
    family: Family, item: Item, newest: dict[int, int], origins: dict[int, Origin]
) -> list[Line]:
    """The links of a family, one's own first, with whom these owe thanks to. `newest` says how many versions each has."""
    lines = [
        Line(
            link, family.items[link.child_id], family.items[link.parent_id], is_own=link.child_id == item.pk,
            behind=newest.get(link.parent_id, 0) - link.version if link.version else 0,
            origin=origins.get(link.pk),
        )
        for link in family.links
    ]  # fmt: skip
    return sorted(lines, key=lambda line: not line.is_own)


@register.simple_tag
def family_picture(family: Family, item: Item) -> SafeString:
    """The family as a drawing for the eye; the list beside it says the same, with ways to each."""
    pairs = [(link.parent_id, link.child_id) for link in family.links]
    places = arrange(sorted(family.items), pairs)
    width = (max(place.column for place in places.values()) + 1) * COLUMN - GAP
    height = (max(place.row for place in places.values()) + 1) * ROW
    ways = format_html_join(
        "", '<path d="{}"/>', ((_way(places[parent], places[child]),) for parent, child in pairs)
    )
    boxes = format_html_join("", BOX, (_box(family.items[key], place, item) for key, place in places.items()))
    return format_html(
        '<div class="family" role="group" tabindex="0" aria-label="{}"><svg viewBox="0 0 {} {}" width="{}" height="{}"'
        ' aria-hidden="true">{}{}</svg></div>',
        _("A picture of the family; the list below says the same."), width, height, width, height, ways, boxes,
    )  # fmt: skip


def _way(parent: Place, child: Place) -> str:
    """A curve from the right edge of one box to the left edge of another."""
    start, end = parent.column * COLUMN + COLUMN - GAP, child.column * COLUMN
    high, low = parent.row * ROW + BOX_HEIGHT / 2, child.row * ROW + BOX_HEIGHT / 2
    middle = (start + end) / 2
    return f"M{start} {high:g}C{middle:g} {high:g} {middle:g} {low:g} {end} {low:g}"


def _box(each: Item, place: Place, item: Item) -> tuple[object, ...]:
    left, top = place.column * COLUMN, place.row * ROW
    title = each.title if len(each.title) <= SHOWN else f"{each.title[: SHOWN - 1]}…"
    return (
        "own" if each.pk == item.pk else "",
        left,
        top,
        left + 10,
        top + 17,
        title,
        left + 10,
        top + 33,
        _("withdrawn") if each.is_retired else each.language,
    )
