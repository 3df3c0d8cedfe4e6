"""What was published, and what changed from one version to the next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.versions.changes import changes_between, parts_by_name
from kith.capabilities.versions.files import files_seen
from kith.capabilities.versions.hands import Names, as_signed
from kith.capabilities.versions.queries import named_beside, reach_version, reach_versioned, versions_of
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.lib.paging import page_of

PAGE = 20


@public
@require_safe
def versions(request: Request, pk: int) -> HttpResponse:
    """All versions, each with what changed and why."""
    item = reach_versioned(request.person, pk)
    page = page_of(versions_of(item), request, size=PAGE)
    context = {"item": item, "versions": as_signed(page.rows, reader=request.person), "page": page}
    return render(request, "versions/history.html", context)


@public
@require_safe
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """One version as it was, with what was changed in it; its address can be cited."""
    (found,) = as_signed([reach_version(request.person, pk, number)], reader=request.person)
    before = versions_of(found.item).filter(number__lt=number).first()
    newest = versions_of(found.item).first()
    names: Names = found.wrote  # type: ignore[attr-defined]
    changes = changes_between(before, found, names=names, reader=request.person) if before else []
    context = {
        "item": found.item,
        "version": found,
        "newest": newest,
        "changes": changes,
        "parts": {} if before else parts_by_name(found, names=names),
        "named": list(named_beside(request.person).filter(item=found.item)),
        "files": list(files_seen(found, reader=request.person)),
        "can_restore": may(request.person, "version.write", found),
    }
    return render(request, "versions/version.html", context)
