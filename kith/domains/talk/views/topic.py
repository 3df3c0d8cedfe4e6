"""The page of a topic: the hot path of Kith."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import led_on, news_since, offered
from kith.capabilities.conversations.queries import as_read, first_unread, page_at
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import see
from kith.domains.talk.kinds import QUESTION
from kith.domains.talk.queries import reach_topic, topic_posts
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may


@public
@require_safe
def topic(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = reach_topic(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if request.GET.get("part") == "news":
        waiting = news_since(request, item, reader=request.person)
        return render(request, "talk/topic.html#waiting", {"item": item, "waiting": waiting})
    if "unread" in request.GET:
        return redirect(first_unread(item))
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    posts = as_read(topic_posts(item, page=page.number, reader=request.person), reader=request.person)
    for post in posts:
        post.said_of = _("This helped") if post.helped else ""  # type: ignore[attr-defined]
    context = offered(item, reader=request.person) | {"page": page, "posts": posts}
    context["can_accept"] = _may_accept(item, context)
    context["can_write_down"] = may(request.person, "talk.write_down", item)
    if request.person and page.end > (item.last_read or 0):  # type: ignore[attr-defined]
        see(item, up_to=page.end, by=request.person)
    return render(request, "talk/topic.html", context)


def _may_accept(item: Item, context: dict[str, Any]) -> bool:
    return (
        item.kind == QUESTION.name
        and context["place"] is not None
        and (context["is_host"] or context["opened_it"])
    )
