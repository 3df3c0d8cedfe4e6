"""The page of something that was withdrawn: why, and what people should read instead."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Retirement
from kith.foundation.people.models import Person
from kith.ui.linked_data import absolute


def tombstone(
    request: HttpRequest, item: Item, *, template: str = "versions/withdrawn.html", **more: Any
) -> HttpResponse:
    """Answers wherever something withdrawn stood; its own page says `more`."""
    gone = gone_from(item)
    instead = led_to(gone, reader=getattr(request, "person", None)) if gone else None
    context = {"item": item, "gone": gone, "instead": instead} | more
    return render(request, template, context, status=410)


def led_to(gone: Retirement, *, reader: Person | None) -> Item | None:
    """What should be read instead, if this reader may see it and nothing hides what it says."""
    if gone.instead_id is None:
        return None
    seen = Item.objects.visible_to(reader).filter(pk=gone.instead_id)
    return seen.filter(posts__number=1, posts__state=Post.State.SHOWN).first()


def gone_from(item: Item) -> Retirement | None:
    """What stands where an item was; nothing while the item is there."""
    return Retirement.objects.filter(item=item).first()


def said_by(gone: Retirement | None, *, reader: Person | None) -> dict[str, str]:
    """The same as the form shows it in which it is changed."""
    if gone is None:
        return {}
    instead = led_to(gone, reader=reader)
    return {"reason": gone.reason, "instead": absolute(instead) if instead else ""}
