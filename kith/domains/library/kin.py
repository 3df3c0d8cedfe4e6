"""The family of an entry as a page shows it, with what it owes to those from whom it comes."""

from typing import Any

from kith.capabilities.items.models import Item
from kith.capabilities.items.tombstones import not_there
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import MOST, family_of
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import draft_of, newest_numbers, writes
from kith.domains.library.origins import origins_of
from kith.foundation.people.models import Person


def kin_of(
    item: Item, *, reader: Person | None, most: int = MOST, has_origins: bool = True
) -> dict[str, Any]:
    """What an entry comes from and what grew out of it; and `lost`: what it comes from and its reader does not see.

    Of what is known to come from nowhere, nobody asks where it comes from.
    """
    family = family_of(item, reader=reader, most=most)
    told = origins_of([item], reader=reader)[item.pk] if has_origins else []
    origins = {each.link.pk: each for each in told}
    shown = {link.pk for link in family.links}
    return {
        "family": family,
        "newest": newest_numbers(family.items),
        "origins": origins,
        "lost": [each for key, each in origins.items() if key not in shown],
    }


def told_by(link: Link, *, reader: Person | None) -> Version:
    """What an adaptation says: as it was published last; until then, for those who write it, their draft."""
    shown = Version.objects.visible_to(reader).filter(item=link.child).select_related("item")
    version = shown.order_by("-number").first() or (
        draft_of(link.child) if writes(reader, link.child) else None
    )
    if version is None:
        raise not_there(reader, pk=link.child_id)
    return version


def core_of(version: Version) -> list[dict[str, Any]]:
    """What should stay as it is in a practice, and what may be changed, as those say who wrote it."""
    return [section for section in version.sections() if section["name"] in ("core", "free")]
