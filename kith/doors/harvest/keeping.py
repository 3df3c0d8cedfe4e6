"""Keeps records true: which entries are told to harvesters, and when that changed."""

from itertools import batched

from django.db import transaction
from django.db.models import Q, QuerySet

from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Version
from kith.domains.library.kinds import KINDS
from kith.doors.harvest.models import Record
from kith.doors.harvest.models.record import datestamp
from kith.foundation.people.models import Person

AT_ONCE = 1_000


def shown_to_all() -> QuerySet[Version]:
    """The versions of entries that anyone on the web may read."""
    return Version.objects.visible_to(None).filter(item__kind__in=KINDS)


@transaction.atomic
def keep(items: QuerySet[Item, Item]) -> None:
    """Let each of these entries have the record that it should: one that is told, one that is gone, or none."""
    at, shown = datestamp(), shown_to_all().filter(item__in=items)
    told = Record.objects.filter(item__in=items, is_gone=False)
    told.exclude(item__in=shown.values("item")).update(is_gone=True, at=at)
    rows = shown.order_by().values_list("item", "item__space").distinct()
    for some in batched(rows.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        Record.objects.bulk_create(
            [Record(item_id=item, space_id=space, at=at) for item, space in some],
            update_conflicts=True, unique_fields=["item"], update_fields=["space", "at", "is_gone"],
        )  # fmt: skip


def renew_what_grew_out_of(items: QuerySet[Item, Item]) -> None:
    """A record names where its entry comes from only while anyone may see that: it changes when this may have changed."""
    _renew(Q(item__grew_from__parent__in=items))


def renew(items: QuerySet[Item, Item]) -> None:
    """Say that the records of these entries changed, where there are some."""
    _renew(Q(item__in=items))


def name_anew(person: Person) -> None:
    """When someone goes by another name, or their account is closed, the records that name them change."""
    renew(Item.objects.filter(contributors__member__person=person))


def _renew(those: Q) -> None:
    changed = Record.objects.filter(those, is_gone=False).values("pk")
    Record.objects.filter(pk__in=changed).update(at=datestamp())
