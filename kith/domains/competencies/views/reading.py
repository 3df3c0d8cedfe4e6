"""Frameworks, their competencies, and what there is about each; for anyone, as far as they may see it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.citations.sending import as_file
from kith.capabilities.citations.showing import FILES
from kith.domains.competencies.book import Book, book
from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.queries import keys_about
from kith.domains.competencies.shelves import Shelf, shelves
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.paging import page_of

SHOWN, PAGE = 5, 20
MOST_IN_FILE = 200


@public
@require_safe
def everything(request: Request) -> HttpResponse:
    return render(request, "competencies/all.html", {"frameworks": book().newest.values()})


@public
@require_safe
def framework(request: Request, framework: str, version: int | None = None) -> HttpResponse:
    """The newest version, or the one that was asked for."""
    known = book()
    newest = known.newest.get(framework)
    found = newest if version is None else known.get(framework, version)
    if newest is None or found is None:
        raise Http404
    context = {"framework": found, "newest": newest, "text": known.text(found)}
    return render(request, "competencies/framework.html", context)


@public
@require_safe
def competency(request: Request, framework: str, code: str) -> HttpResponse:
    """What it is, and the beginning of each shelf."""
    known = book()
    of, found = _reached(known, framework, code)
    stands = [_begun(each, found, reader=request.person) for each in shelves().values()]
    context = {"framework": of, "competency": found, "newest": known.newest[framework], "shelves": stands}
    return render(request, "competencies/competency.html", context)


@public
@require_safe
def shelf(request: Request, framework: str, code: str, shelf: str) -> HttpResponse:
    """All of one shelf, in pages."""
    of, found = _reached(book(), framework, code)
    asked = _shelf(shelf)
    page = page_of(asked.rows(keys_about(found), request.person), request, size=PAGE)
    rows = asked.shown(page.rows, request.person)
    context = {"framework": of, "competency": found, "shelf": asked, "rows": rows, "page": page}
    context["files"] = FILES if asked.records else ()
    return render(request, "competencies/shelf.html", context)


@public
@require_safe
def shelf_file(request: Request, framework: str, code: str, shelf: str, form: str) -> HttpResponseBase:
    """What stands on a shelf, as a file of references: as much of it as one can look through."""
    _of, found = _reached(book(), framework, code)
    asked = _shelf(shelf)
    if asked.records is None:
        raise Http404
    rows = list(asked.rows(keys_about(found), request.person)[:MOST_IN_FILE])
    return as_file(asked.records(rows, request.person), form=form, name=f"{framework}-{code}")


def _shelf(code: str) -> Shelf:
    found = shelves().get(code)
    if found is None:
        raise Http404
    return found


def _reached(known: Book, framework: str, code: str) -> tuple[Framework, Competency]:
    found = known.find(framework, code)
    if found is None:
        raise Http404
    return found


def _begun(shelf: Shelf, competency: Competency, *, reader: Person | None) -> dict[str, Any]:
    rows = list(shelf.rows(keys_about(competency), reader)[: SHOWN + 1])
    return {"shelf": shelf, "rows": shelf.shown(rows[:SHOWN], reader), "has_more": len(rows) > SHOWN}
