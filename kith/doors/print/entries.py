"""What stands on paper and in books of an entry of the library, in the language in which it is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kith.capabilities.citations.models import Reference
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import reach_version
from kith.domains.library.kinds import KINDS
from kith.domains.library.queries import licence_in
from kith.doors.print.origins import names_of, origins_of
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.lib.languages import WRITTEN_IN
from kith.lib.markdown import excerpt
from kith.lib.printing.epub import Book, Chapter
from kith.lib.printing.typesetting import Paper

LONGEST_IN_FOOT = 70


def reach_printed(person: Person | None, pk: int, number: int) -> Version:
    """A published version of an entry, if someone may see it."""
    version = reach_version(person, pk, number)
    if version.item.kind not in KINDS:
        raise Http404
    return version


def address_of(version: Version) -> str:
    """The short address of the page on which an entry lives: it can be typed, and its code is coarse."""
    return settings.SITE_URL + reverse("library:entry-short", args=[version.item_id])


@dataclass(frozen=True)
class _Told:
    """A version for one reader: the names beside it, and what stands below its title."""

    version: Version
    names: list[str]
    html: str


def paper_of(version: Version, *, reader: Person | None) -> Paper:
    """An entry on paper, with those who are named beside it, its sources, and what it grew out of."""
    (told,), address = _told([version], reader), address_of(version)
    with override(_spoken(version)):
        edition = _("Version %(number)s") % {"number": version.number}
        foot = [excerpt(version.title, LONGEST_IN_FOOT), edition, address.partition("://")[2]]
        code_words = _("A square code that a phone can read. It leads to %(address)s") % {"address": address}
    return Paper(
        title=version.title, language=version.item.language, authors=tuple(told.names), html=told.html,
        foot=" · ".join(foot), address=address, code_words=code_words, at=_moment(version),
    )  # fmt: skip


def book_of(versions: Sequence[Version], *, title: str, address: str, reader: Person | None) -> Book:
    """Entries as a book, each a chapter, in this order. The book speaks the language of its first chapter."""
    told, first = _told(versions, reader), versions[0]
    names = dict.fromkeys(name for each in told for name in each.names)
    chapters = [
        Chapter(each.version.title, each.version.item.language, each.html, address_of(each.version))
        for each in told
    ]
    with override(_spoken(first)):
        return Book(
            title=title, language=first.item.language, address=address, authors=tuple(names),
            publisher=house().name, at=max(map(_moment, versions)), contents=_("Contents"),
            access=_("Words with headings, lists and links; no pictures, no sound."), chapters=tuple(chapters),
        )  # fmt: skip


def _moment(version: Version) -> datetime:
    return version.published_at or version.kept_at


def _spoken(version: Version) -> str:
    """The language of what we say about an entry: its own, where we speak it, so that it can be handed on as a whole."""
    language = version.item.language
    return language if language in WRITTEN_IN else get_language() or WRITTEN_IN[0]


def _told(versions: Sequence[Version], reader: Person | None) -> list[_Told]:
    """What is said of these versions; the same number of queries for one and for fifty."""
    items = [version.item for version in versions]
    names, sources, origins = (
        names_of(items, reader=reader),
        _sources(items),
        origins_of(items, reader=reader),
    )
    found = []
    for version in versions:
        beside = {"names": names[version.item_id], "origins": origins.get(version.item_id)}
        with override(_spoken(version)):
            html = _html(version, beside | {"sources": sources.get(version.item_id)})
        found.append(_Told(version, [each.name for each in names[version.item_id]], html))
    return found


def _html(version: Version, beside: dict[str, Any]) -> str:
    context = {
        "version": version, "item": version.item, "on": date_format(_moment(version), "DATE_FORMAT"),
        "house": house().name, "licence": licence_in(version), "address": address_of(version),
        "spoken": get_language(),
    }  # fmt: skip
    return render_to_string("print/entry.html", context | beside)


def _sources(items: Iterable[Item]) -> dict[int, list[dict[str, str]]]:
    """The published works that each of these stands on, as a list of sources has them."""
    sources = defaultdict[int, list[dict[str, str]]](list)
    for each in Reference.objects.filter(item__in=items).select_related("work").order_by("number"):
        address = f"https://doi.org/{each.work.doi}" if each.work.doi else each.work.url
        told = {"cited": each.work.cited.get("apa", ""), "title": str(each.work), "address": address}
        sources[each.item_id].append(told | {"note": each.note})
    return sources
