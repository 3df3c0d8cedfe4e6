"""What stands on paper and in books of an entry of the library, in the language in which it is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kith.capabilities.citations.models import Reference
from kith.capabilities.citations.showing import Source, in_style
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.versions.files import all_files_seen
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import newest_of_each, reach_version
from kith.domains.library.gathering import entries_of
from kith.domains.library.kinds import COLLECTION, KINDS
from kith.domains.library.origins import Name, as_names, origins_of
from kith.domains.library.queries import licence_in, named
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.lib.citations.citing import Style
from kith.lib.languages import WRITTEN_IN
from kith.lib.markdown import excerpt
from kith.lib.printing.epub import Book, Chapter
from kith.lib.printing.typesetting import Paper

LONGEST_IN_FOOT = 70


def reach_printed(person: Person | None, pk: int, number: int) -> Version:
    """A published version of an entry, if someone may see it."""
    version = reach_version(person, pk, number)
    of_kinds(version.item, KINDS)
    return version


def address_of(version: Version) -> str:
    """The short address of the page on which an entry lives: it can be typed, and its code is coarse."""
    return settings.SITE_URL + reverse("library:entry-short", args=[version.item_id])


@dataclass(frozen=True)
class Gathered:
    """The newest version of what a collection holds, and what its curator says of it, in the language of the collection."""

    version: Version
    said: str = ""
    said_in: str = ""


def gathered_in(version: Version, *, reader: Person | None) -> list[Gathered]:
    """What stands in a collection now, in its order, as far as its reader sees it; of any other entry, nothing.

    Paper goes from hand to hand, so a public collection brings public entries alone.
    """
    if version.item.kind != COLLECTION.name:
        return []
    held = entries_of(version.item, reader=reader)
    if version.item.is_public:
        held = held.filter(visibility=Item.Visibility.PUBLIC)
    entries = list(held)
    shown = newest_of_each(Version.objects.visible_to(reader).filter(item__in=entries))
    newest = {each.item_id: each for each in shown}
    return [
        Gathered(newest[each.pk], each.said, version.item.language)  # type: ignore[attr-defined]
        for each in entries
        if each.pk in newest
    ]


@dataclass(frozen=True)
class _Told:
    """A version for one reader: the names beside it, and what stands below its title."""

    version: Version
    names: list[str]
    html: str


def paper_of(version: Version, *, reader: Person | None, size: str = "a4") -> Paper:
    """An entry on paper, with those who are named beside it, its sources, and what it grew out of; a collection with all it holds."""
    (told,), address = _told([version], reader), address_of(version)
    parts = _told_of(gathered_in(version, reader=reader), reader, within=True)
    with override(_spoken(version)):
        edition = _("Version %(number)s") % {"number": version.number}
        foot = [excerpt(version.title, LONGEST_IN_FOOT), edition, address.partition("://")[2]]
        code_words = _("A square code that a phone can read. It leads to %(address)s") % {"address": address}
    return Paper(
        title=version.title, language=version.item.language, authors=tuple(told.names),
        html="".join(each.html for each in (told, *parts)),
        foot=" · ".join(foot), address=address, code_words=code_words, at=_moment(version),
        cover=_cover(told), size=size,
    )  # fmt: skip


def book_of(versions: Sequence[Version], *, title: str, address: str, reader: Person | None) -> Book:
    """Entries as a book, each a chapter, in this order; those of a collection follow it. The book speaks the language of
    its first chapter."""
    told, first = list[_Told](), versions[0]
    for own in _told(versions, reader):
        told += [own, *_told_of(gathered_in(own.version, reader=reader), reader)]
    names = dict.fromkeys(name for each in told for name in each.names)
    chapters = [
        Chapter(each.version.title, each.version.item.language, each.html, address_of(each.version))
        for each in told
    ]
    with override(_spoken(first)):
        return Book(
            title=title, language=first.item.language, address=address, authors=tuple(names),
            publisher=house().name, at=max(_moment(each.version) for each in told), contents=_("Contents"),
            access=_("Words with headings, lists and links; no pictures, no sound."), chapters=tuple(chapters),
            cover=_cover(told[0]) if len(versions) == 1 else "",
        )  # fmt: skip


def _moment(version: Version) -> datetime:
    return version.published_at or version.kept_at


def _spoken(version: Version) -> str:
    """The language of what we say about an entry: its own, where we speak it, so that it can be handed on as a whole."""
    language = version.item.language
    return language if language in WRITTEN_IN else get_language() or WRITTEN_IN[0]


def _told(versions: Sequence[Version], reader: Person | None) -> list[_Told]:
    """What is said of these versions; the same number of queries for one and for fifty."""
    return _told_of([Gathered(version) for version in versions], reader)


def _told_of(gathered: Sequence[Gathered], reader: Person | None, *, within: bool = False) -> list[_Told]:
    """The same, with what a curator says of each; `within` a text, each has its title above it."""
    if not gathered:
        return []
    items = [each.version.item for each in gathered]
    names, origins = _names(items, reader), origins_of(items, reader=reader, handed_on=True)
    sources, found = _sources(items), list[_Told]()
    files = all_files_seen([each.version for each in gathered], reader=reader)
    for each in gathered:
        key = each.version.item_id
        beside: dict[str, Any] = {
            "names": names[key],
            "origins": origins.get(key),
            "sources": sources.get(key),
        }
        beside["files"] = files.get(each.version.pk)
        with override(_spoken(each.version)):
            html = _html(each.version, beside | {"gathered": each, "within": within})
        found.append(_Told(each.version, [name.name for name in names[key]], html))
    return found


def _names(items: Iterable[Item], reader: Person | None) -> dict[int, list[Name]]:
    """Those who are named beside each of these, in one query."""
    rows = Item.objects.filter(pk__in=[item.pk for item in items]).values_list("pk", named(reader))
    return {key: as_names(found) for key, found in rows}


def _html(version: Version, beside: dict[str, Any]) -> str:
    heading = {"heading": "h3" if beside["within"] else "h2"}
    return render_to_string("print/entry.html", _facts(version) | heading | beside)


def _cover(told: _Told) -> str:
    """What a collection says of itself on its first page; any other entry begins at once."""
    if told.version.item.kind != COLLECTION.name:
        return ""
    with override(_spoken(told.version)):
        return render_to_string("print/cover.html", _facts(told.version) | {"names": told.names})


def _facts(version: Version) -> dict[str, Any]:
    return {
        "version": version, "item": version.item, "on": date_format(_moment(version), "DATE_FORMAT"),
        "house": house().name, "licence": licence_in(version), "address": address_of(version),
        "spoken": get_language(),
    }  # fmt: skip


def _sources(items: Iterable[Item]) -> dict[int, list[Source]]:
    """The published works that each of these stands on, as a list of sources has them."""
    sources = defaultdict[int, list[Source]](list)
    found = Reference.objects.filter(item__in=items).select_related("work").order_by("number")
    for each in in_style(found, style=Style.APA):
        sources[each.reference.item_id].append(each)
    return sources
