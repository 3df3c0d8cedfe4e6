"""What an entry grew out of, and whom it owes thanks to: named by its title, its names, its version and its licence.

What was public when it was adapted stays named, also when it is not there any more or is for fewer people. Those who took
their name off since are named no more.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Contributor, Version
from kith.domains.library.kinds import KINDS
from kith.domains.library.licences import LICENCES, Licence
from kith.domains.library.queries import named
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart


@dataclass(frozen=True)
class Name:
    """Someone who agreed to be named, and what they did, unless they wrote it."""

    name: str
    role: str | Promise


@dataclass(frozen=True)
class Origin:
    """What an entry grew out of, as its licence asks it to be named; without an `address` where its reader does not see it."""

    link: Link
    title: str
    language: str
    number: int | None
    names: list[Name]
    licence: Licence | None
    address: str


def origins_of(
    items: Iterable[Item], *, reader: Person | None, handed_on: bool = False
) -> dict[int, list[Origin]]:
    """What each of these adapts or translates, in one query.

    What is `handed_on`, as paper is, goes from hand to hand: of what is public, it leads to what is public alone.
    """
    origins = defaultdict[int, list[Origin]](list)
    for link in _told(_links(items, reader), handed_on=handed_on):
        origins[link.child_id].append(_origin(link))
    return origins


def _links(items: Iterable[Item], reader: Person | None) -> QuerySet[Link]:
    grown = Link.objects.filter(child__in=[item.pk for item in items], parent__kind__in=KINDS)
    seen = Item.objects.reached_by(reader).filter(pk=OuterRef("parent"))
    return (
        without_apart(grown, reader, author="parent__author")
        .annotate(is_seen=Exists(seen), named=named(reader, of="parent"))
        .select_related("parent").order_by("at", "pk")
    )  # fmt: skip


def _told(links: QuerySet[Link], *, handed_on: bool) -> QuerySet[Link]:
    """Those that may be said, each with `number`: the version that is named, and `of_it`: what it says of itself."""
    is_led_to = Q(is_seen=True)
    if handed_on:
        is_led_to &= Q(parent__visibility=Item.Visibility.PUBLIC) | ~Q(
            child__visibility=Item.Visibility.PUBLIC
        )
    followed = Version.objects.filter(item=OuterRef("parent"), number=OuterRef("number"))
    of_it = followed.values(json=JSONObject(title="title", licence="words__licence"))
    numbered = links.filter(is_led_to | Q(owed__isnull=False)).annotate(
        is_led_to=is_led_to, number=Case(When(is_led_to, then=F("version")), default=F("owed"))
    )
    return numbered.annotate(of_it=Subquery(of_it))


def _origin(link: Any) -> Origin:
    of_it, parent = link.of_it or {}, link.parent
    title = _("Something that was removed") if parent.state == Item.State.REMOVED else of_it.get("title")
    return Origin(
        link, title or parent.title, parent.language, link.number, as_names(link.named),
        licence=LICENCES.get(of_it.get("licence") or ""),
        address=settings.SITE_URL + reverse("library:entry-short", args=[parent.pk]) if link.is_led_to else "",
    )  # fmt: skip


def as_names(rows: list[dict[str, str]]) -> list[Name]:
    """Those who are named, as pages read them (`named`)."""
    return [
        Name(
            each["name"] or each["person"],
            "" if each["role"] == Contributor.Role.AUTHOR else Contributor.Role(each["role"]).label,
        )
        for each in rows
    ]
