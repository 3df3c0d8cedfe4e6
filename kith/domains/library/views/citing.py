"""How a version is cited; and a collection, a family, or what a search found as a file of references."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kith.capabilities.citations.sending import as_file
from kith.capabilities.citations.showing import FILES, NAMES
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.lineage.queries import family_of
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import named_beside, reach_version, reach_versioned
from kith.domains.library.asking import asked_in
from kith.domains.library.browsing import first_found
from kith.domains.library.citing import in_style, record_of, records_of
from kith.domains.library.gathering import entries_of
from kith.domains.library.kinds import COLLECTION, KINDS
from kith.domains.library.queries import licence_in
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.citations.shapes import Record

MOST_IN_FILE = 200


def reach_cited(person: Person | None, pk: int, number: int) -> tuple[Version, Record]:
    """A published version, and how it is named among published works."""
    version = reach_version(person, pk, number)
    item = of_kinds(version.item, KINDS)
    return version, record_of(version, list(named_beside(person).filter(item=item)))


@public
@require_safe
def citation(request: Request, pk: int, number: int) -> HttpResponse:
    """A version in each style, its address, and what one may do with it."""
    version, record = reach_cited(request.person, pk, number)
    context = {
        "item": version.item,
        "version": version,
        "citations": [(name, in_style(record, style)) for style, name in NAMES.items()],
        "files": FILES,
        "licence": licence_in(version),
    }
    return render(request, "library/citing.html", context)


@public
@require_safe
def citation_file(request: Request, pk: int, number: int, form: str) -> HttpResponseBase:
    """The same for a program that keeps references."""
    version, record = reach_cited(request.person, pk, number)
    name = f"{version.item.name_in_address}-{pk}-{number}"
    return as_file([record], form=form, name=name)


def reach_list(person: Person | None, pk: int) -> Item:
    """A collection that someone may read."""
    return of_kinds(reach_versioned(person, pk), {COLLECTION.name: COLLECTION})


@public
@require_safe
def entries_file(request: Request, pk: int, form: str) -> HttpResponseBase:
    """What a collection holds, in its order, as far as its reader sees it."""
    item = reach_list(request.person, pk)
    entries = list(entries_of(item, reader=request.person).filter(state__in=Item.READABLE))
    records = records_of(entries, reader=request.person)
    return as_file(records, form=form, name=f"{item.name_in_address}-{pk}")


@public
@require_safe
def family_file(request: Request, pk: int, form: str) -> HttpResponseBase:
    """A family as far as its reader sees it, in the order in which it grew."""
    item = reach_versioned(request.person, pk)
    family = family_of(item, reader=request.person).items
    records = records_of([family[key] for key in sorted(family)], reader=request.person)
    return as_file(records, form=form, name=f"{item.name_in_address}-{pk}-family")


@public
@require_safe
def found_file(request: Request) -> HttpResponseBase:
    """What someone looks for in the library: as much of it as one can look through."""
    asked, language = asked_in(request.GET, by=request.person), get_language() or "en"
    found = first_found(asked, reader=request.person, language=language, most=MOST_IN_FILE)
    records = records_of(found, reader=request.person)
    return as_file(records, form=request.GET.get("form", ""), name="library")
