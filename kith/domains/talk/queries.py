"""Reading topics for one person."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.http import Http404

from kith.capabilities.conversations.models import Post, PostOrigin
from kith.capabilities.conversations.pages import for_page
from kith.capabilities.conversations.queries import posts_for_page
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import reach_item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.material import asked_in
from kith.domains.talk.kinds import KINDS, QUESTION
from kith.domains.talk.models import AcceptedAnswer
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart

MOST_OFFERED = 300


def reach_topic(person: Person | None, pk: int, **_rest: Any) -> Item:
    """The topic with its thread, tags, origin, what grew out of it, and what this person has read and typed: one query."""
    topics = Item.objects.visible_to(person).filter(kind__in=KINDS).select_related("origin__collection")
    item = for_page(topics, pk, reader=person).annotate(
        helped_list=_answers_that_helped(), grown=_grown(person), naming=asked_in(pk, person)
    ).first()  # fmt: skip
    if item is None:
        raise Http404
    return item


def reach_conversation(person: Person | None, pk: int, **_rest: Any) -> Item:
    """Whatever people talk about: a topic, or something that is written in steps."""
    item = reach_item(person, pk)
    if item.kind not in KINDS and not item.kind_of.steps:
        raise Http404
    return item


def topic_posts(item: Item, *, page: int, reader: Person | None) -> QuerySet[Post, Post]:
    posts = posts_for_page(item, page=page, reader=reader)
    if hasattr(item, "origin"):
        posts = posts.annotate(came_from=_came_from())
    return posts.annotate(helped=Q(accepted__isnull=False) if item.kind == QUESTION.name else Value(False))


def _came_from() -> Subquery:
    """Of words that were brought in: where they were said, and under which licence."""
    rights = JSONObject(url="url", licence="licence", credit="credit")
    return Subquery(PostOrigin.objects.filter(post=OuterRef("pk")).values(json=rights)[:1])


def _answers_that_helped() -> ArraySubquery:
    helped = AcceptedAnswer.objects.in_questions().filter(post__item=OuterRef("pk")).order_by("post__number")
    return ArraySubquery(helped.values(json=JSONObject(post="post", number="post__number")))


def _grown(reader: Person | None) -> ArraySubquery:
    """What was published that grew out of a conversation, as far as its reader may see it."""
    into = Link.objects.filter(parent=OuterRef("pk"), sort=Link.Sort.GREW)
    into = into.filter(child__in=Item.objects.visible_to(reader)).order_by("at", "pk")
    row = JSONObject(item="child", title="child__title", language="child__language")
    return ArraySubquery(into.values(json=row))


def choosable(topic: Item, *, reader: Person, start: int) -> QuerySet[Post, Post]:
    """What was said from a post on, that its reader sees: the answers that helped, from wherever they stand, before all.

    What is written in steps is no word of a conversation; what people say about it is.
    """
    helped = Exists(AcceptedAnswer.objects.in_questions().filter(post=OuterRef("pk")))
    said = topic.posts.filter(sort=Post.Sort.WORDS, state=Post.State.SHOWN).annotate(helped=helped)
    if topic.kind_of.steps:
        said = said.exclude(number=1)
    seen = without_apart(said, reader, author="author").filter(Q(helped=True) | Q(number__gte=start))
    keys = list(seen.order_by("-helped", "number").values_list("pk", flat=True)[:MOST_OFFERED])
    offered = Post.objects.filter(pk__in=keys).annotate(helped=helped).order_by("-helped", "number")
    return offered.select_related("author__person")
