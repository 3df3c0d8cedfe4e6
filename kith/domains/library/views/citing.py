"""How a version is cited."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.citations.sending import as_file
from kith.capabilities.citations.showing import FILES, NAMES
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import named_beside, reach_version
from kith.domains.library.citing import in_style, record_of
from kith.domains.library.kinds import KINDS
from kith.domains.library.queries import licence_in
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.citations.shapes import Record


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
