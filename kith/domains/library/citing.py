"""Entries as works that others cite: each version by those who agreed to be named, under an address that stays."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kith.capabilities.citations.models import Reference
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import named_beside, newest_of_each
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.lib.citations import citing
from kith.lib.citations.shapes import Name, Record
from kith.ui.linked_data import absolute

SORT = "webpage"


def record_of(version: Version, named: list[Contributor]) -> Record:
    """A version as a published work, with those who wrote it; of a translation, those who translated it."""
    writers = [each for each in named if each.role == Contributor.Role.AUTHOR] or [
        each for each in named if each.role in Contributor.WRITING
    ]
    on = version.published_at or version.kept_at
    return Record(
        type=SORT, title=version.title, authors=tuple(Name(literal=each.member.shown_name) for each in writers),
        year=on.year, month=on.month, day=on.day, publisher=house().name,
        genre=_("Version %(number)s") % {"number": version.number}, url=absolute(version),
        language=version.item.language,
    )  # fmt: skip


def records_of(items: Sequence[Item], *, reader: Person | None) -> list[Record]:
    """Entries as published works, in this order, each in its newest version; of a resource, the work that it is about."""
    shown = newest_of_each(Version.objects.visible_to(reader).filter(item__in=items))
    newest = {version.item_id: version for version in shown}
    subjects = Reference.objects.filter(item__in=newest, is_subject=True).select_related("work")
    about = {reference.item_id: reference.work.known for reference in subjects}
    named = defaultdict[int, list[Contributor]](list)
    for each in named_beside(reader).filter(item__in=newest):
        named[each.item_id].append(each)
    keys = [item.pk for item in items if item.pk in newest]
    return [about.get(key) or record_of(newest[key], named[key]) for key in keys]


@lru_cache(maxsize=500)
def in_style(record: Record, style: citing.Style) -> SafeString:
    """Its citation as HTML. To make one takes some hundredths of a second, and the same are asked for again."""
    return mark_safe(citing.html(record, style))  # each style escapes what it cites
