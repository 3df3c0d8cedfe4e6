"""The page of a circle: for its members, when and where they meet; below it, what is said about organising."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import conversation, instead, led_on
from kith.capabilities.items.models import Item
from kith.capabilities.rooms.queries import door_of
from kith.domains.supervision.models import Circle
from kith.domains.supervision.picture import drawn
from kith.domains.supervision.queries import circles, live
from kith.domains.supervision.queries.written import written_in
from kith.domains.supervision.wording import meeting_words
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.infrastructure.database.private import seen_as

PAGE = "supervision/circle.html"


@public
@require_safe
def circle(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = circles.circle_for_page(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if answer := instead(request, item, template=PAGE):
        return answer
    context = conversation(request, item)
    context |= _inside(item, reader=request.person)
    response = render(request, PAGE, context)
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
    last, coming = circles.last_meetings(found), circles.next_meetings(found)
    with seen_as(reader):
        listenings = circles.listenings_of(found, reader=reader)
        written = written_in([found], reader=reader)
        sessions = live.sessions_here(found)
    return {
        "circle": found, "mine": place, "door": door_of(item, reader=reader), "meets": meeting_words(found),
        "members": circles.members_here(found, reader=reader), "coming": coming, "listenings": listenings, "written": written,
        "picture": drawn([*last, *coming], mine=place.pk, now=timezone.now()),
        "to_log": [each for each in reversed(last) if each.is_held and not found.in_days][:1],
        "sessions": sessions, "due": live.meeting_due(found), "why_review": circles.why_review(found), **_offers(found, reader),
    }  # fmt: skip


def _offers(circle: Circle, reader: Person) -> dict[str, bool]:
    names = ("plan", "agreement", "take_part", "write", "conclude")
    return {f"can_{name}": may(reader, f"circle.{name}", circle) for name in names}
