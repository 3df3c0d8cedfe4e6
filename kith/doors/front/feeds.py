"""Atom feeds of what is public."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.foundation.house.choices import house
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.models import Space

MOST = 30


class SpaceFeed(Feed):  # type: ignore[type-arg]
    """What is new in a public space."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **path: Any) -> Space:
        return _or_404(Space.objects.visible_to(None).filter(slug=path["slug"]).first())

    def title(self, obj: Space) -> str:
        return f"{obj.name} · {house().name}"

    def subtitle(self, obj: Space) -> str:
        return obj.purpose

    def link(self, obj: Space) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Space) -> list[Item]:
        found = Item.objects.visible_to(None).filter(space=obj).for_card()
        return list(found.order_by("-created_at")[:MOST])

    def item_title(self, item: Item) -> str:
        return item.title

    def item_description(self, item: Item) -> str:
        return item.content_note or item.summary

    def item_author_name(self, item: Item) -> str:
        return item.author.shown_name

    def item_pubdate(self, item: Item) -> Any:
        return item.created_at

    def item_updateddate(self, item: Item) -> Any:
        return item.last_activity_at


class ItemFeed(Feed):  # type: ignore[type-arg]
    """What is new in one public conversation."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **path: Any) -> Item:
        return _or_404(Item.objects.visible_to(None).filter(pk=path["pk"]).first())

    def title(self, obj: Item) -> str:
        return f"{obj.title} · {house().name}"

    def link(self, obj: Item) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Item) -> list[Post]:
        shown = obj.posts.filter(state="shown", sort="words").select_related("author__person", "item")
        return list(shown.order_by("-number")[:MOST])

    def item_title(self, item: Post) -> str:
        return f"{item.item.title} ({item.number})"

    def item_description(self, item: Post) -> str:
        return item.content_note or item.html

    def item_author_name(self, item: Post) -> str:
        return item.author.shown_name

    def item_pubdate(self, item: Post) -> Any:
        return item.written_at


def _or_404[Thing](found: Thing | None) -> Thing:
    if found is None:
        raise Http404
    return found


@public
def space_feed(request: HttpRequest, slug: str) -> HttpResponse:
    return SpaceFeed()(request, slug=slug)


@public
def item_feed(request: HttpRequest, pk: int) -> HttpResponse:
    return ItemFeed()(request, pk=pk)
