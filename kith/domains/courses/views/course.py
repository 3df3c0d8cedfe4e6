"""The page of a course, and all courses that one may see."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import conversation, instead, led_on
from kith.capabilities.items.models import Item
from kith.capabilities.versions.tombstones import tombstone
from kith.domains.courses.lengths import together
from kith.domains.courses.progress import places_in, progress_in
from kith.domains.courses.queries import courses_seen, is_hidden, reach_course, standing
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.lib.paging import page_of

SHOWN = 30


PAGE = "courses/course.html"


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
    if item.is_retired:
        can_write = may(request.person, "course.write", item)
        return tombstone(request, item, template="courses/withdrawn.html", can_write=can_write)
    if answer := instead(request, item, template=PAGE):
        return answer
    context = conversation(request, item)
    posts = context["posts"]
    context["opening"] = posts.pop(0) if posts and posts[0].is_opening else None
    context |= _steps(item, reader=request.person)
    response = render(request, PAGE, context)
    if context["progress"].has_begun:
        add_never_cache_headers(response)
    return response


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
