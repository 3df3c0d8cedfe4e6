"""The page of a course, and all courses that one may see."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import led_on, news_since, offered
from kith.capabilities.conversations.queries import as_read, first_unread, page_at, posts_for_page
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import see
from kith.domains.courses.lengths import together
from kith.domains.courses.progress import places_in, progress_in
from kith.domains.courses.queries import courses_seen, is_hidden, reach_course, standing
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.views.paging import page_of

SHOWN = 30


@public
@require_safe
def courses(request: Request) -> HttpResponse:
    page = page_of(courses_seen(request.person), request, size=SHOWN)
    shown = [{"item": item, "length": together(item.course.steps.all())} for item in page.rows]
    return render(request, "courses/courses.html", {"page": page, "courses": shown})


@public
@require_safe
def course(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = reach_course(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if item.state == Item.State.RETIRED:
        return _tombstone(request, item)
    if request.GET.get("part") == "news":
        waiting = news_since(request, item, reader=request.person)
        return render(request, "courses/course.html#waiting", {"item": item, "waiting": waiting})
    if "unread" in request.GET:
        return redirect(first_unread(item))
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = as_read(posts_for_page(item, page=page.number, reader=request.person), reader=request.person)
    opening = posts.pop(0) if posts and posts[0].is_opening else None
    context = offered(item, reader=request.person) | {"page": page, "posts": posts, "opening": opening}
    context |= _steps(item, reader=request.person)
    if request.person and page.end > (item.last_read or 0):  # type: ignore[attr-defined]
        see(item, up_to=page.end, by=request.person)
    response = render(request, "courses/course.html", context)
    if context["progress"].has_begun:
        add_never_cache_headers(response)
    return response


def _tombstone(request: Request, item: Item) -> HttpResponse:
    context = {"item": item, "can_write": may(request.person, "course.write", item)}
    return render(request, "courses/withdrawn.html", context, status=410)


def _steps(item: Item, *, reader: Person | None) -> dict[str, Any]:
    """What the course is, and where this reader is in it."""
    hidden = is_hidden(item)
    steps = [] if hidden else list(standing(item))
    progress = progress_in(steps, person=reader)
    return {
        "course": item.course,
        "is_hidden": hidden,
        "length": together(steps),
        "progress": progress,
        "places": places_in(steps, progress),
        "following": progress.following(steps),
        "can_write": may(reader, "course.write", item),
    }
