"""What pages are compared to: the same middleware and the same queries, and no page."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from kith.capabilities.conversations.cards import Cards
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import page_at
from kith.capabilities.items.reading import see
from kith.domains.talk.queries import reach_topic, topic_posts
from kith.doors.front.queries import items_of, latest_public, new_for
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.places import places
from kith.foundation.spaces.queries import reach_space
from kith.lib.paging import page_number


@public
@require_GET
def empty(request: Request) -> HttpResponse:
    return HttpResponse("")


@public
@require_GET
def home(request: Request) -> JsonResponse:
    page = page_number(request)
    return _cards(latest_public(page=page) if request.person is None else new_for(request.person, page=page))


@public
@require_GET
def space(request: Request, slug: str) -> JsonResponse:
    places(request.person)
    found = reach_space(request.person, slug)
    return _cards(items_of(found, reader=request.person, page=page_number(request)))


@public
@require_GET
def topic(request: Request, pk: int) -> JsonResponse:
    places(request.person)
    item = reach_topic(request.person, pk)
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = list(topic_posts(item, page=page.number, reader=request.person))
    if request.person and posts and posts[-1].number > (item.last_read or 0):  # type: ignore[attr-defined]
        see(item, up_to=posts[-1].number, by=request.person)
    return JsonResponse({"item": _item(item), "posts": [_post(post) for post in posts]})


def _cards(cards: Cards) -> JsonResponse:
    return JsonResponse({"items": [_item(item) for item in cards.items], "later": cards.has_later})


def _item(item: Any) -> dict[str, Any]:
    return {
        "id": item.pk,
        "title": item.title,
        "summary": item.summary,
        "kind": item.kind,
        "space": item.space.name,
        "author": item.author.shown_name,
        "latest": item.last_activity_at,
        "replies": item.thread.last_number,
        "tags": item.tag_list,
        "last_read": item.last_read,
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "id": post.pk,
        "number": post.number,
        "author": post.author.shown_name,
        "html": post.html,
        "at": post.written_at,
        "files": post.files_shown,  # type: ignore[attr-defined]
        "thanked": post.thanked,  # type: ignore[attr-defined]
        "helped": post.helped,  # type: ignore[attr-defined]
    }
