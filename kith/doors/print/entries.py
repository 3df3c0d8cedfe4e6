"""What stands on paper and in books of an entry of the library, in the language in which it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kith.capabilities.citations.models import Reference
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
    """A version for one reader."""

    names: list[str]
    html: str


def paper_of(version: Version, *, reader: Person | None) -> Paper:
    """An entry on paper, with those who are named beside it, its sources, and what it grew out of."""
    address = address_of(version)
    with override(_spoken(version)):
        told = _told(version, reader)
        edition = _("Version %(number)s") % {"number": version.number}
        foot = [excerpt(version.title, LONGEST_IN_FOOT), edition, address.partition("://")[2]]
        code_words = _("A square code that a phone can read. It leads to %(address)s") % {"address": address}
    return Paper(
        title=version.title, language=version.item.language, authors=tuple(told.names), html=told.html,
        foot=" · ".join(foot), address=address, code_words=code_words, at=version.published_at or version.kept_at,
    )  # fmt: skip


def book_of(versions: Sequence[Version], *, title: str, address: str, reader: Person | None) -> Book:
    """Entries as a book, each a chapter, in this order. The book speaks the language of its first chapter."""
    told = []
    for version in versions:
        with override(_spoken(version)):
            told.append((version, _told(version, reader)))
    names = dict.fromkeys(name for _version, each in told for name in each.names)
    with override(_spoken(versions[0])):
        return Book(
            title=title, language=versions[0].item.language, address=address, authors=tuple(names),
            publisher=house().name, at=max(each.published_at or each.kept_at for each in versions),
            contents=_("Contents"),
            access=_("Words with headings, lists and links; no pictures, no sound."),
            chapters=tuple(
                Chapter(each.title, each.item.language, one.html, address_of(each)) for each, one in told
            ),
        )  # fmt: skip


def _spoken(version: Version) -> str:
    """The language of what we say about an entry: its own, where we speak it, so that it can be handed on as a whole."""
    language = version.item.language
    return language if language in WRITTEN_IN else get_language() or WRITTEN_IN[0]


def _told(version: Version, reader: Person | None) -> _Told:
    names, origins = names_of(version.item, reader=reader), origins_of(version.item, reader=reader)
    context = {
        "version": version, "item": version.item, "names": names, "origins": origins,
        "on": date_format(version.published_at or version.kept_at, "DATE_FORMAT"), "house": house().name,
        "sources": _sources(version), "licence": licence_in(version), "address": address_of(version),
        "spoken": get_language(),
    }  # fmt: skip
    return _Told([each.name for each in names], render_to_string("print/entry.html", context))


def _sources(version: Version) -> list[dict[str, str]]:
    """The published works that an entry stands on, as a list of sources has them."""
    found = Reference.objects.filter(item=version.item).select_related("work")
    return [
        {
            "cited": each.work.cited.get("apa", ""),
            "title": str(each.work),
            "address": f"https://doi.org/{each.work.doi}" if each.work.doi else each.work.url,
            "note": each.note,
        }
        for each in found
    ]
