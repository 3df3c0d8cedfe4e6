"""Who wrote an entry, and what it grew out of: whom it owes thanks to, as far as its reader may know."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise

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
    role: str | Promise


@dataclass(frozen=True)
class Origin:
    """What an entry grew out of, as its licence asks it to be named."""

    link: Link
    title: str
    language: str
    names: list[Name]
    licence: Licence | None
    address: str


def names_of(items: Iterable[Item], *, reader: Person | None) -> dict[int, list[Name]]:
    """Those who are named beside each of these, in one query."""
    rows = Item.objects.filter(pk__in=[item.pk for item in items]).values_list("pk", named(reader))
    return {key: _names(found) for key, found in rows}


def origins_of(items: Iterable[Item], *, reader: Person | None) -> dict[int, list[Origin]]:
    """What each of these adapts or translates. Paper goes from hand to hand, so a public one names public ones alone."""
    children = {item.pk: item for item in items}
    parents = Item.objects.visible_to(reader).filter(kind__in=KINDS, grew_into__child__in=children)
    known = {each.pk: each for each in parents.annotate(named=named(reader)).distinct()}
    found = Link.objects.filter(child__in=children, parent__in=known).order_by("at", "pk")
    links = [
        link for link in found if known[link.parent_id].is_public or not children[link.child_id].is_public
    ]
    versions, origins = _followed(links, reader), defaultdict[int, list[Origin]](list)
    for link in links:
        origins[link.child_id].append(_origin(link, known[link.parent_id], versions.get(link.pk)))
    return origins


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
            "" if each["role"] == Contributor.Role.AUTHOR else Contributor.Role(each["role"]).label,
        )
        for each in rows
    ]
