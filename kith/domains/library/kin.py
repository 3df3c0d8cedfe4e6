"""The family of an entry as a page shows it, with what it owes to those from whom it comes."""

from typing import Any

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.queries import MOST, family_of
from kith.capabilities.versions.queries import newest_numbers
from kith.domains.library.origins import origins_of
from kith.foundation.people.models import Person


def kin_of(item: Item, *, reader: Person | None, most: int = MOST) -> dict[str, Any]:
    """What an entry comes from and what grew out of it; and `lost`: what it comes from and its reader does not see."""
    family = family_of(item, reader=reader, most=most)
    origins = {each.link.pk: each for each in origins_of([item], reader=reader)[item.pk]}
    shown = {link.pk for link in family.links}
    return {
        "family": family,
        "newest": newest_numbers(family.items),
        "origins": origins,
        "lost": [each for key, each in origins.items() if key not in shown],
    }
