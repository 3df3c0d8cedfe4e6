"""What pages of the library are compared to: the same middleware and the same queries, and no page."""

from typing import Any

from django.http import JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from kith.capabilities.conversations.pages import offered
from kith.capabilities.conversations.queries import as_read, page_at
from kith.capabilities.items.reading import see
from kith.capabilities.versions.queries import shown_of
from kith.domains.library.asking import asked_in
from kith.domains.library.beside import surroundings
from kith.domains.library.browsing import look
from kith.domains.library.queries import posts_about, reach_entry
from kith.domains.library.views.entry import _family, _gathered, _of_an_entry, _sources
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.places import places
from kith.lib.paging import page_number


@public
@require_GET
def library(request: Request) -> JsonResponse:
    places(request.person)
    asked, language = asked_in(request.GET, by=request.person), get_language() or "en"
    found = look(asked, reader=request.person, language=language, page=page_number(request))
    rows = [{"id": item.pk, "title": item.title, "summary": item.summary} for item in found.cards.items]
    return JsonResponse(
        {"items": rows, "later": found.cards.has_later, "purposes": found.counts.lists["purpose"]}
    )


@public
@require_GET
def entry(request: Request, pk: int) -> JsonResponse:
    places(request.person)
    item: Any = reach_entry(request.person, pk)
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = as_read(posts_about(item, page=page.number, reader=request.person), reader=request.person)
    version = shown_of(item)
    offered(item, reader=request.person)
    _of_an_entry(item, version, reader=request.person)
    family = _family(item, reader=request.person)
    surroundings(item, reader=request.person)
    _sources(item, style="")
    _gathered(request, item)
    if request.person and page.end > (item.last_read or 0):
        see(item, up_to=page.end, by=request.person)
    said = [{"id": post.pk, "html": post.html, "author": post.author.shown_name} for post in posts]
    return JsonResponse(
        {"title": item.title, "words": version.shown, "posts": said, "family": _links(family)}
    )


def _links(family: dict[str, Any]) -> list[tuple[int, int]]:
    return [(link.parent_id, link.child_id) for link in family["family"].links] if family else []
