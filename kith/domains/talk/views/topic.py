"""The page of a topic: the hot path of Kith."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import conversation, instead, led_on
from kith.capabilities.items.models import Item
from kith.domains.talk.kinds import QUESTION
from kith.domains.talk.queries import reach_topic, topic_posts
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may

PAGE = "talk/topic.html"


@public
@require_safe
def topic(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = reach_topic(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if answer := instead(request, item, template=PAGE):
        return answer
    context = conversation(request, item, posts=topic_posts)
    for post in context["posts"]:
        post.said_of = _("This helped") if post.helped else ""
    context["can_accept"] = _may_accept(item, context)
    context["can_write_down"] = may(request.person, "talk.write_down", item)
    return render(request, PAGE, context)


def _may_accept(item: Item, context: dict[str, Any]) -> bool:
    return (
        item.kind == QUESTION.name
        and context["place"] is not None
        and (context["is_host"] or context["opened_it"])
    )
