"""Search: one box, the same filters as a form, and people."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kith.capabilities.search.queries import search
from kith.doors.front.forms import SearchForm
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.profiles.queries import people_matching
from kith.lib.paging import page_number
from kith.lib.search_syntax import parse, unparse


@public
@require_safe
def search_page(request: Request) -> HttpResponse:
    """The form's fields and the words typed into the box are one query, shown as both."""
    query = parse(request.GET.get("q", "")[:300])
    form = SearchForm(request.GET, person=request.person, query=query)
    query = form.joined()
    text, page = unparse(query), page_number(request)
    found = search(query, reader=request.person, language=get_language() or "en", page=page) if text else None
    people = people_matching(request.person, query) if text and page == 1 else []
    keep = urlencode({"q": text}) + "&"
    context = {"form": form, "query": query, "text": text, "found": found, "people": people, "keep": keep}
    context["asked_pairs"] = [("q", text)] if text else []
    return render(request, "front/search.html", context)
