"""The page of a circle: for its members, when and where they meet; below it, what is said about organising."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import led_on, news_since, offered
from kith.capabilities.conversations.queries import as_read, first_unread, page_at, posts_for_page
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import see
from kith.capabilities.rooms.queries import door_of
from kith.domains.supervision import queries
from kith.domains.supervision.models import Circle
from kith.domains.supervision.picture import drawn
from kith.domains.supervision.wording import meeting_words
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.infrastructure.database.private import seen_as


@public
@require_safe
def circle(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = queries.circle_for_page(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if request.GET.get("part") == "news":
        waiting = news_since(request, item, reader=request.person)
        return render(request, "supervision/circle.html#waiting", {"item": item, "waiting": waiting})
    if "unread" in request.GET:
        return redirect(first_unread(item))
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = as_read(posts_for_page(item, page=page.number, reader=request.person), reader=request.person)
    context = offered(item, reader=request.person) | {"page": page, "posts": posts}
    context |= _inside(item, reader=request.person)
    if request.person and page.end > (item.last_read or 0):  # type: ignore[attr-defined]
        see(item, up_to=page.end, by=request.person)
    response = render(request, "supervision/circle.html", context)
    if request.person is not None:
        add_never_cache_headers(response)
    return response


def _inside(item: Item, *, reader: Person | None) -> dict[str, Any]:
    """What is for members alone; where someone only reads the conversation, nothing of it."""
    found = item.circle
    place = found.space.place_of(reader)
    if reader is None or place is None:
        return {"circle": None}
    found.item, found.space = item, place.space
    last, coming = queries.last_meetings(found), queries.next_meetings(found)
    with seen_as(reader):
        listenings = queries.listenings_of(found, reader=reader)
    return {
        "circle": found, "mine": place, "door": door_of(item, reader=reader), "meets": meeting_words(found),
        "members": queries.members_here(found, reader=reader), "coming": coming, "listenings": listenings,
        "picture": drawn([*last, *coming], mine=place.pk, now=timezone.now()),
        "to_log": [each for each in reversed(last) if each.is_held][:1],
        "review_is_due": queries.is_review_due(found), **_offers(found, reader),
    }  # fmt: skip


def _offers(circle: Circle, reader: Person) -> dict[str, bool]:
    names = ("plan", "agreement", "take_part", "conclude")
    return {f"can_{name}": may(reader, f"circle.{name}", circle) for name in names}
