"""Reading topics for one person."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import posts_for_page
from kith.capabilities.items.masks import tokens_in
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import own_draft, own_mask, tags_of_item, with_reading
from kith.domains.talk.kinds import KINDS
from kith.domains.talk.models import AcceptedAnswer
from kith.foundation.people.models import Person


def reach_topic(person: Person | None, pk: int, **_rest: Any) -> Item:
    """The topic with its thread, tags, origin, and what this person has read and typed: one query."""
    found = Item.objects.visible_to(person).filter(pk=pk, kind__in=KINDS).select_related(
        "space", "author__person", "author__seal", "thread", "origin__collection"
    )  # fmt: skip
    mask = tokens_in(pk, person)
    item = with_reading(found, person).annotate(
        draft=own_draft(person, "reply", mask=mask), mask_name=own_mask(mask), tag_list=tags_of_item(), helped_list=_answers_that_helped()
    ).first()  # fmt: skip
    if item is None:
        raise Http404
    return item


def topic_posts(item: Item, *, page: int, reader: Person | None) -> QuerySet[Post, Post]:
    helped = AcceptedAnswer.objects.filter(post=OuterRef("pk"))
    return posts_for_page(item, page=page, reader=reader).annotate(helped=Exists(helped))


def _answers_that_helped() -> ArraySubquery:
    helped = AcceptedAnswer.objects.filter(post__item=OuterRef("pk")).order_by("post__number")
    return ArraySubquery(helped.values(json=JSONObject(post="post", number="post__number")))
