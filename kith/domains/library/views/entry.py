"""The page of something in the library: its newest version, who wrote it, and what is said about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.capabilities.citations.queries import SHOWN, references_of
from kith.capabilities.citations.showing import in_style, styles
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.pages import conversation, instead, led_on
from kith.capabilities.versions.files import files_seen
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import shown_of
from kith.capabilities.versions.tombstones import tombstone
from kith.domains.competencies.showing import about
from kith.domains.library import appraising, trying
from kith.domains.library.beside import surroundings
from kith.domains.library.evidence import known_of
from kith.domains.library.gathering import collections_with, entries_of, step_in
from kith.domains.library.kin import kin_of
from kith.domains.library.kinds import COLLECTION
from kith.domains.library.queries import licence_in, posts_about, reach_entry
from kith.foundation.people.device import keeps_pages
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.lib.numbers import whole

NEAR = 12  # of a family, so many are drawn beside an entry; the whole has a page of its own


PAGE = "library/entry.html"


@public
@require_safe
def entry(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = reach_entry(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if item.is_retired:
        return _tombstone(request, item)
    if answer := instead(request, item, template=PAGE):
        return answer
    context = conversation(request, item, posts=posts_about)
    posts = context["posts"]
    context["opening"] = posts.pop(0) if posts and posts[0].is_opening else None
    version = shown_of(item)
    for post in posts:
        post.said_of = _said_of(post, newest=version.number)
        post.asked_at = reverse("library:retell", args=[post.pk]) if post.again is not None else ""
    context |= _of_an_entry(item, version, reader=request.person) | _family(item, reader=request.person)
    context["beside"] = surroundings(item, reader=request.person)
    context["about"] = about(item, reader=request.person)
    context |= _sources(item, style=request.GET.get("style", ""))
    context |= _gathered(request, item)
    return render(request, PAGE, context)


def _sources(item: Any, *, style: str) -> dict[str, Any]:
    """The work that an entry is about stands above it, and what it stands on below."""
    found = list(references_of(item)[: SHOWN + 1]) if item.has_references else []
    shown = in_style(found[:SHOWN], style=style)
    return {
        "subject": next((each for each in shown if each.reference.is_subject), None),
        "sources": [each for each in shown if not each.reference.is_subject],
        "has_more_sources": len(found) > SHOWN,
        "styles": styles(style),
    }


def _family(item: Any, *, reader: Person | None) -> dict[str, Any]:
    if not item.has_relatives:
        return {}
    found = kin_of(item, reader=reader, most=NEAR, has_origins=item.has_origins)
    return found | {"is_near": True}


def _gathered(request: Request, item: Any) -> dict[str, Any]:
    """What a collection holds; or in which collections an entry stands, and where in the one that is read."""
    reader = request.person
    if item.kind == COLLECTION.name:
        is_hidden = item.opening_state != Post.State.SHOWN
        entries = [] if is_hidden else list(entries_of(item, reader=reader))
        keeps = reader is not None and keeps_pages(request, reader)
        return {"is_collection": True, "entries": entries, "keeps": keeps}
    found = {"can_collect": reader is not None and may(reader, "library.collect", item)}
    if not item.is_gathered:
        return found
    order = whole(request.GET.get("in", ""), digits=9)
    step = step_in(order, item, reader=reader) if order else None
    return found | {"collections": collections_with(item, reader=reader), "step": step}


def _tombstone(request: Request, item: Any) -> HttpResponse:
    """What was withdrawn says why, and what there is to go on with; its words are gone from here."""
    more: dict[str, Any] = {"can_retire": may(request.person, "version.retire", item)}
    if item.opening_state == Post.State.SHOWN:
        more |= _family(item, reader=request.person)
        more["beside"] = surroundings(item, reader=request.person)
    return tombstone(request, item, template="library/withdrawn.html", **more)


def _said_of(post: Any, *, newest: int) -> str:
    """What stands above a post: that someone tried or appraised it there, and what about."""
    if post.again is not None:
        return trying.in_short(post.tried_in, post.again, version=post.tried_version, newest=newest)
    if post.asked_in is not None:
        return appraising.in_short(
            post.asked_in, post.concluded, version=post.appraised_version, newest=newest
        )
    return ""


def _of_an_entry(item: Any, version: Version, *, reader: Person | None) -> dict[str, Any]:
    """What an entry offers beside what every conversation does."""
    return {
        "version": version,
        "files": list(files_seen(version, reader=reader)) if item.has_files else [],
        "licence": licence_in(version),
        "evidence": known_of(item),
        "is_hidden": item.opening_state != Post.State.SHOWN,
        "can_write": may(reader, "version.write", item),
        "can_cite": may(reader, "references.write", item),
        "can_retire": may(reader, "version.retire", item),
        "can_write_down": reader is not None and may(reader, "talk.write_down", item),
        "can_adapt": reader is not None and may(reader, "library.adapt", version),
    }
