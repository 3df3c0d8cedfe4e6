"""Reading topics for one person."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.pages import for_page
from kith.capabilities.conversations.queries import posts_for_page
from kith.capabilities.items.models import Item
from kith.domains.talk.kinds import KINDS
from kith.domains.talk.models import AcceptedAnswer
from kith.foundation.people.models import Person


def reach_topic(person: Person | None, pk: int, **_rest: Any) -> Item:
    """The topic with its thread, tags, origin, and what this person has read and typed: one query."""
    topics = Item.objects.visible_to(person).filter(kind__in=KINDS).select_related("origin__collection")
    item = for_page(topics, pk, reader=person).annotate(helped_list=_answers_that_helped()).first()
    if item is None:
        raise Http404
    return item


def topic_posts(item: Item, *, page: int, reader: Person | None) -> QuerySet[Post, Post]:
    helped = AcceptedAnswer.objects.filter(post=OuterRef("pk"))
    return posts_for_page(item, page=page, reader=reader).annotate(helped=Exists(helped))


def _answers_that_helped() -> ArraySubquery:
    helped = AcceptedAnswer.objects.filter(post__item=OuterRef("pk")).order_by("post__number")
    return ArraySubquery(helped.values(json=JSONObject(post="post", number="post__number")))
