"""All tags, and what carries one of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.tags.models import Tag
from kith.capabilities.tags.queries import reach_tag, tags_in_use
from kith.doors.front.queries import items_with_tag
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.paging import page_number


@public
@require_safe
def tags(request: Request) -> HttpResponse:
    return render(request, "front/tags.html", {"tags": tags_in_use(request.person)})


@public
@require_safe
def tag(request: Request, slug: str) -> HttpResponse:
    """A tag exists for those who may see something that carries it."""
    found: Tag = reach_tag(request.person, slug)
    cards = items_with_tag(found.slug, reader=request.person, page=page_number(request))
    if not cards.items and cards.number > 1:
        raise Http404
    return render(request, "front/tag.html", {"tag": found, "cards": cards})
