"""The page of a topic: the hot path of Kith."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.forms import ReplyForm
from kith.capabilities.conversations.masking import mask_offer
from kith.capabilities.conversations.queries import Page, as_read, first_unread, page_at, written_since
from kith.capabilities.conversations.repeated import repeated
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.items.reading import see
from kith.domains.talk.queries import reach_topic, topic_posts
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may, permission
from kith.foundation.spaces.masks import is_own
from kith.lib.numbers import whole


@public
@require_safe
def topic(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = reach_topic(request.person, pk)
    if slug != item.name_in_address:
        return redirect(item, permanent=item.is_public)
    if request.GET.get("part") == "news":
        return render(request, "talk/topic.html#waiting", {"item": item, "waiting": _since(request, item)})
    if "unread" in request.GET:
        return redirect(first_unread(item))
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = as_read(topic_posts(item, page=page.number, reader=request.person), reader=request.person)
    for post in posts:
        post.said_of = _("This helped") if post.helped else ""  # type: ignore[attr-defined]
    context = _shown(request, item, page) | {"item": item, "page": page, "posts": posts}
    if request.person and page.end > (item.last_read or 0):  # type: ignore[attr-defined]
        see(item, up_to=page.end, by=request.person)
    return render(request, "talk/topic.html", context)


def _since(request: Request, item: Item) -> int:
    """How many posts have come since the page was made that asks."""
    after = whole(request.GET.get("after", ""), digits=9)
    return 0 if after is None else written_since(item, number=after, reader=request.person)


def _shown(request: Request, item: Item, page: Page) -> dict[str, Any]:
    """What the page offers this reader. All of it follows from what is already read."""
    person, place = request.person, item.space.place_of(request.person)
    refusal = permission("post.reply").refusal(person, item)
    draft, opened_it = item.draft or {}, is_own(item.author, person)  # type: ignore[attr-defined]
    return {
        "place": place,
        "fold": person is None or person.collapsed_notes,
        "can_reply": refusal is None,
        "refusal": refusal,
        "form": ReplyForm(initial=draft, **mask_offer(item, person)) if refusal is None else None,
        "is_host": place is not None and place.is_host,
        "can_revise": may(person, "item.revise", item),
        "can_close": may(person, "item.close", item),
        "can_accept": item.kind == "question" and place is not None and (place.is_host or opened_it),
        "opened_it": opened_it,
        "mask_name": item.mask_name,  # type: ignore[attr-defined]
        "levels": ReadState.Level.choices,
        "level": item.level or ReadState.Level.MENTIONS,  # type: ignore[attr-defined]
        "new_from": (item.last_read or 0) + 1 if person else None,  # type: ignore[attr-defined]
        "w": repeated(),
        "tags": item.tag_list,  # type: ignore[attr-defined]
    }
