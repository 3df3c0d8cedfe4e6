"""The page of an item on which people talk, whatever its kind: what is read for it, and what it offers its reader."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kith.capabilities.conversations.forms.writing import ReplyForm
from kith.capabilities.conversations.masking import mask_offer
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import (
    as_read,
    first_unread,
    page_at,
    posts_for_page,
    written_since,
)
from kith.capabilities.conversations.repeated import repeated
from kith.capabilities.items.masks import tokens_in
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.items.queries import own_draft, own_mask, tags_of_item, with_reading
from kith.capabilities.items.reading import see
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.tables import may, permission
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.queries import is_hosted
from kith.lib.numbers import whole

HOSTS_DO = {
    "pin": "item.pin",
    "lock": "item.lock",
    "move": "item.move",
    "split": "thread.split",
    "merge": "thread.merge",
    "remove": "item.remove",
}


def for_page(items: QuerySet[Item, Item], pk: int, *, reader: Person | None) -> QuerySet[Item, Item]:
    """One of these items with its thread and tags, and what its reader has read and typed there."""
    found = items.filter(pk=pk).select_related("space", "author__person", "author__seal", "thread")
    mask = tokens_in(pk, reader)
    return with_reading(found, reader).annotate(
        draft=own_draft(reader, "reply", mask=mask), mask_name=own_mask(mask), tag_list=tags_of_item()
    )


def lasting_address(item: Item) -> str:
    """The full address of an item that stays when its title changes: what programs know it by."""
    return settings.SITE_URL + reverse("conversations:item", args=[item.pk])


def led_on(request: HttpRequest, item: Item) -> HttpResponse:
    """To the same page, by the name that it has now; what else was asked for in the address goes along."""
    asked = request.GET.urlencode()
    address = item.get_absolute_url()
    return redirect(f"{address}?{asked}" if asked else address, permanent=item.is_public)


def instead(request: Request, item: Item, *, template: str) -> HttpResponse | None:
    """What is answered in place of the page: the part of it that says how much is new, or the way to what is unread."""
    if request.GET.get("part") == "news":
        waiting = news_since(request, item, reader=request.person)
        return render(request, f"{template}#waiting", {"item": item, "waiting": waiting})
    if "unread" in request.GET:
        return redirect(first_unread(item))
    return None


def conversation(
    request: Request, item: Any, *, posts: Callable[..., Iterable[Post]] = posts_for_page
) -> dict[str, Any]:
    """The posts of the page that is asked for, with what it offers its reader; from now on they have read as far as that."""
    reader, page = request.person, page_at(item.thread.last_number, request.GET.get("page", ""))
    said = as_read(posts(item, page=page.number, reader=reader), reader=reader)
    for post in said:
        _offer_change(post, reader=reader)
    context = offered(item, reader=reader) | {"page": page, "posts": said}
    if reader and page.end > (item.last_read or 0):
        see(item, up_to=page.end, by=reader)
    return context


def _offer_change(post: Any, *, reader: Person | None) -> None:
    """Whether its author may change a post today, and say what its pictures show."""
    post.can_change = post.is_own and may(reader, "post.edit", post)
    post.has_pictures = any(file["width"] for file in post.files_shown)


def news_since(request: HttpRequest, item: Item, *, reader: Person | None) -> int:
    """How many posts have come since the page was made that asks."""
    after = whole(request.GET.get("after", ""), digits=9)
    return 0 if after is None else written_since(item, number=after, reader=reader)


def offered(item: Any, *, reader: Person | None) -> dict[str, Any]:
    """What the page offers this reader. All of it follows from what `for_page` has read."""
    place = item.space.place_of(reader)
    refusal = permission("post.reply").refusal(reader, item)
    draft = item.draft or {}
    return {
        "item": item,
        "place": place,
        "fold": reader is None or reader.collapsed_notes,
        "can_reply": refusal is None,
        "refusal": refusal,
        "form": ReplyForm(initial=draft, **mask_offer(item, reader)) if refusal is None else None,
        "is_host": is_hosted(item.space, by=reader),
        "host_may": {name for name, needed in HOSTS_DO.items() if may(reader, needed, item)},
        "can_revise": may(reader, "item.revise", item),
        "can_close": may(reader, "thread.reopen" if item.is_closed else "item.close", item),
        "opened_it": is_own(item.author, reader),
        "mask_name": item.mask_name,
        "levels": ReadState.Level.choices,
        "level": item.level or ReadState.Level.MENTIONS,
        "because": ReadState.Reason(item.reason).label if item.reason else "",
        "new_from": (item.last_read or 0) + 1 if reader else None,
        "w": repeated(),
        "tags": item.tag_list,
    }
