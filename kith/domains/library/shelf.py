"""What stands of the library on the page of a competency, the newest first."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.competencies.shelves import Shelf
from kith.domains.library.citing import records_of
from kith.domains.library.kinds import KINDS
from kith.foundation.people.models import Person
from kith.lib.citations.shapes import Record


def _entries(keys: QuerySet[Any, Any], reader: Person | None) -> QuerySet[Item, Item]:
    seen = Item.objects.visible_to(reader).filter(kind__in=KINDS, pk__in=keys)
    return seen.for_card().order_by("-created_at", "-pk")


def _as_works(entries: Sequence[Item], reader: Person | None) -> list[Record]:
    return records_of(entries, reader=reader)


ENTRIES = Shelf(
    code="library",
    kinds=tuple(KINDS),
    words=_("In the library"),
    none=_("Nothing about it stands in the library yet."),
    rows=_entries,
    card="library/_on_shelf.html",
    records=_as_works,
)
