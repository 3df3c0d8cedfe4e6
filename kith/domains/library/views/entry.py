"""The page of a practice or an insight: its newest version, who wrote it, and what is said about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.forms import ReplyForm
from kith.capabilities.conversations.masking import mask_offer
from kith.capabilities.conversations.queries import as_read, first_unread, page_at, written_since
from kith.capabilities.conversations.repeated import repeated
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.items.reading import see
from kith.capabilities.lineage.queries import family_of
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import newest_numbers
from kith.domains.library.licences import LICENCES
from kith.domains.library.queries import posts_about, reach_entry, version_of
from kith.domains.library.trying import in_short
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may, permission
from kith.foundation.spaces.masks import is_own
from kith.lib.numbers import whole


@public
@require_safe
def entry(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = reach_entry(request.person, pk)
    if slug != item.name_in_address:
        return redirect(item, permanent=item.is_public)
    if item.state == Item.State.RETIRED:
        return _tombstone(request, item)
    if "unread" in request.GET:
        return redirect(first_unread(item))
    if request.GET.get("part") == "news":
        after = whole(request.GET.get("after", ""), digits=9)
        waiting = 0 if after is None else written_since(item, number=after, reader=request.person)
        return render(request, "library/entry.html#waiting", {"item": item, "waiting": waiting})
    relatives = family_of(item, reader=request.person) if item.has_relatives else None  # type: ignore[attr-defined]
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = as_read(posts_about(item, page=page.number, reader=request.person), reader=request.person)
    opening = posts.pop(0) if posts and posts[0].is_opening else None
    version = version_of(item)
    for post in posts:
        post.said_of = _tried(post, newest=version.number)  # type: ignore[attr-defined]
    context = _shown(request, item, version) | {
        "item": item,
        "page": page,
        "posts": posts,
        "family": relatives,
    }
    context["opening"] = opening
    context["newest"] = newest_numbers(relatives.items) if relatives else {}
    if request.person and page.end > (item.last_read or 0):  # type: ignore[attr-defined]
        see(item, up_to=page.end, by=request.person)
    return render(request, "library/entry.html", context)


def _tombstone(request: Request, item: Item) -> HttpResponse:
    """What was withdrawn says why; its words are gone from here."""
    context = {
        "item": item,
        "retirement": item.retirement,
        "can_retire": may(request.person, "version.retire", item),
    }
    return render(request, "library/withdrawn.html", context, status=410)


def _tried(post: Any, *, newest: int) -> str:
    if post.again is None:
        return ""
    return in_short(post.tried_in, post.again, version=post.tried_version, newest=newest)


def _shown(request: Request, item: Item, version: Version) -> dict[str, Any]:
    """What the page offers this reader. All of it follows from what is already read."""
    person, place = request.person, item.space.place_of(request.person)
    refusal = permission("post.reply").refusal(person, item)
    draft = item.draft or {}  # type: ignore[attr-defined]
    return {
        "place": place,
        "is_hidden": item.opening_state != "shown",  # type: ignore[attr-defined]
        "version": version,
        "licence": LICENCES.get(version.words.get("licence", "")),
        "fold": person is None or person.collapsed_notes,
        "can_reply": refusal is None,
        "refusal": refusal,
        "form": ReplyForm(initial=draft, **mask_offer(item, person)) if refusal is None else None,
        "is_host": place is not None and place.is_host,
        "can_write": may(person, "version.write", item),
        "can_retire": may(person, "version.retire", item),
        "can_adapt": person is not None and may(person, "library.adapt", item),
        "can_revise": may(person, "item.revise", item),
        "can_close": may(person, "item.close", item),
        "opened_it": is_own(item.author, person),
        "mask_name": item.mask_name,  # type: ignore[attr-defined]
        "levels": ReadState.Level.choices,
        "level": item.level or ReadState.Level.MENTIONS,  # type: ignore[attr-defined]
        "new_from": (item.last_read or 0) + 1 if person else None,  # type: ignore[attr-defined]
        "w": repeated(),
        "tags": item.tag_list,  # type: ignore[attr-defined]
    }
