"""Sends entries of the library on paper and as books to those who may see them."""

import logging
from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.versions.models import Version
from kith.doors.print.entries import address_of, book_of, paper_of, reach_printed
from kith.doors.print.making import Busy, made
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.printing.epub import write_book
from kith.lib.printing.letters import has_letters
from kith.lib.printing.typesetting import SIZES, NotSet

SOON = 3  # seconds

_log = logging.getLogger(__name__)


@public
@require_safe
def paper(request: Request, pk: int, number: int) -> HttpResponseBase:
    """One version as a PDF, on A4 or as one asks: the same address brings the same words."""
    version = reach_printed(request.person, pk, number)
    size = request.GET.get("paper", "a4")
    if not has_letters(version.item.language) or size not in SIZES:
        raise Http404
    try:
        file = made(paper_of(version, reader=request.person, size=size))
    except Busy:
        return _not_now(request, version, soon=True)
    except NotSet:
        _log.exception("version %s of item %s could not be put on paper", number, pk)
        return _not_now(request, version, soon=False)
    response = FileResponse(file.open("rb"), filename=_name(version, "pdf"), content_type="application/pdf")
    return _kept_as(version, response)


@public
@require_safe
def book(request: Request, pk: int, number: int) -> HttpResponseBase:
    """One version as an e-book."""
    version, written = reach_printed(request.person, pk, number), BytesIO()
    address = f"{address_of(version)}versions/{number}"
    write_book(book_of([version], title=version.title, address=address, reader=request.person), written)
    written.seek(0)
    name, sort = _name(version, "epub"), "application/epub+zip"
    return _kept_as(version, FileResponse(written, as_attachment=True, filename=name, content_type=sort))


def _name(version: Version, ending: str) -> str:
    """Files stay on devices: the title stands in the name of a public one alone."""
    return f"{version.item.name_in_address}-{version.item_id}-{version.number}.{ending}"


def _not_now(request: Request, version: Version, *, soon: bool) -> HttpResponse:
    """Says so. While others are having theirs made, the page asks again by itself."""
    context = {"version": version, "item": version.item, "soon": soon}
    response = render(request, "print/not_now.html", context, status=503)
    if soon:
        response["Retry-After"], response["Refresh"] = str(SOON), str(SOON)
    response["Cache-Control"] = "no-store"
    return response


def _kept_as(version: Version, response: FileResponse) -> FileResponse:
    """Who may see it is asked each time; no device keeps what is not for everyone. The page is what is found, not this."""
    response["Cache-Control"] = "private, no-cache" if version.item.is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
