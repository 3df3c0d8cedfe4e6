"""Who wrote an entry, and what it grew out of: whom it owes thanks to, as far as its reader may know."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Contributor, Version
from kith.domains.library.kinds import KINDS
from kith.domains.library.licences import Licence
from kith.domains.library.queries import licence_in, named
from kith.foundation.people.models import Person


@dataclass(frozen=True)
class Name:
    """Someone who agreed to be named, and what they did, unless they wrote it."""

    name: str
    role: str


@dataclass(frozen=True)
class Origin:
    """What an entry grew out of, as its licence asks it to be named."""

    link: Link
    title: str
    language: str
    names: list[Name]
    licence: Licence | None
    address: str


def names_of(item: Item, *, reader: Person | None) -> list[Name]:
    rows = Item.objects.filter(pk=item.pk).values_list(named(reader), flat=True)
    return _names(rows.get())


def origins_of(item: Item, *, reader: Person | None) -> list[Origin]:
    """Entries that it adapts or translates. Paper goes from hand to hand, so a public one names public ones alone."""
    parents = Item.objects.visible_to(reader).filter(kind__in=KINDS)
    if item.is_public:
        parents = parents.filter(visibility=Item.Visibility.PUBLIC)
    links = list(Link.objects.filter(child=item, parent__in=parents).order_by("at", "pk"))
    known = parents.filter(pk__in=[link.parent_id for link in links]).annotate(named=named(reader)).in_bulk()
    versions = _followed(links, reader)
    return [_origin(link, known[link.parent_id], versions.get(link.pk)) for link in links]


def _followed(links: list[Link], reader: Person | None) -> dict[int, Version]:
    """The version that each of these follows, if it says so."""
    shown = Version.objects.visible_to(reader).filter(item__in=[link.parent_id for link in links])
    found = {
        (version.item_id, version.number): version for version in shown.only("item_id", "number", "words")
    }
    followed = {link.pk: found.get((link.parent_id, link.version or 0)) for link in links}
    return {key: version for key, version in followed.items() if version is not None}


def _origin(link: Link, parent: Item, version: Version | None) -> Origin:
    address = settings.SITE_URL + reverse("library:entry-short", args=[parent.pk])
    names = _names(parent.named)  # type: ignore[attr-defined]
    licence = licence_in(version) if version else None
    return Origin(link, parent.title, parent.language, names, licence, address)


def _names(rows: list[dict[str, str]]) -> list[Name]:
    return [
        Name(
            each["name"] or each["person"],
            "" if each["role"] == Contributor.Role.AUTHOR else str(Contributor.Role(each["role"]).label),
        )
        for each in rows
    ]
