"""Atom feeds of what is public; to those who are signed in without whom they do not see."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.pages import lasting_address
from kith.capabilities.items.models import Item, Origin
from kith.capabilities.items.tombstones import not_there
from kith.capabilities.versions.queries import named_beside
from kith.domains.library.asking import asked_in
from kith.domains.library.browsing import best_first
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Space
from kith.lib.reaching import reached

MOST = 30


class PublicFeed(Feed):  # type: ignore[type-arg]
    feed_type = Atom1Feed

    def __init__(self, *, reader: Person | None) -> None:
        self.reader = reader


class FeedOfItems(PublicFeed):
    """What is new, each known by an address that stays when its title changes."""

    def item_title(self, item: Item) -> str:
        return item.title

    def item_description(self, item: Item) -> str:
        return item.content_note or item.summary

    def item_guid(self, item: Item) -> str:
        return lasting_address(item)

    def item_pubdate(self, item: Item) -> Any:
        return item.created_at


class SpaceFeed(FeedOfItems):
    """What is new in a public space."""

    def get_object(self, request: HttpRequest, *args: Any, **path: Any) -> Space:
        return reached(Space.objects.visible_to(None).filter(slug=path["slug"]).first())

    def title(self, obj: Space) -> str:
        return f"{obj.name} · {house().name}"

    def subtitle(self, obj: Space) -> str:
        return obj.purpose

    def link(self, obj: Space) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Space) -> list[Item]:
        found = Item.objects.visible_to(None).filter(space=obj).for_card().select_related("origin")
        found = without_apart(found, self.reader, author="author")
        return list(found.order_by("-created_at")[:MOST])

    def item_author_name(self, item: Item) -> str:
        return item.author.shown_name

    def item_updateddate(self, item: Item) -> Any:
        return item.last_activity_at

    def item_copyright(self, item: Item) -> str | None:
        return _rights(item)


class LibraryFeed(FeedOfItems):
    """What is new in the library, or in what of it someone looks for."""

    def get_object(self, request: HttpRequest, *args: Any, **path: Any) -> QueryDict:
        return request.GET

    def title(self, obj: QueryDict) -> str:
        return f"{gettext('Library')} · {house().name}"

    def link(self, obj: QueryDict) -> str:
        asked = f"?{obj.urlencode()}" if obj else ""
        return f"{reverse('library:library')}{asked}"

    def items(self, obj: QueryDict) -> list[Item]:
        asked, language = asked_in(obj, by=None), get_language() or "en"
        found = Item.objects.visible_to(None).filter(asked.condition())
        if asked.words:
            found = found.filter(pk__in=best_first(asked, among=found, reader=None, language=language))
        found = without_apart(found, self.reader, author="author").select_related("space", "entry")
        named = Prefetch("contributors", queryset=named_beside(self.reader), to_attr="named")
        return list(found.prefetch_related(named).order_by("-entry__renewed_at")[:MOST])

    def item_author_name(self, item: Any) -> str | None:
        return ", ".join(each.member.shown_name for each in item.named) or None

    def item_updateddate(self, item: Any) -> Any:
        return item.entry.renewed_at


class ItemFeed(PublicFeed):
    """What is new in one public conversation."""

    def get_object(self, request: HttpRequest, *args: Any, **path: Any) -> Item:
        found = Item.objects.visible_to(None).filter(pk=path["pk"]).select_related("origin")
        item = without_apart(found, self.reader, author="author").first()
        if item is None:
            raise not_there(self.reader, pk=path["pk"], visibility=Item.Visibility.PUBLIC)
        return item

    def title(self, obj: Item) -> str:
        return f"{obj.title} · {house().name}"

    def link(self, obj: Item) -> str:
        return obj.get_absolute_url()

    def feed_guid(self, obj: Item) -> str:
        return lasting_address(obj)

    def feed_copyright(self, obj: Item) -> str | None:
        return _rights(obj)

    def items(self, obj: Item) -> list[Post]:
        shown = obj.posts.filter(state="shown", sort="words").select_related("author__person", "item")
        shown = without_apart(shown, self.reader, author="author")
        return list(shown.order_by("-number")[:MOST])

    def item_title(self, item: Post) -> str:
        return f"{item.item.title} ({item.number})"

    def item_description(self, item: Post) -> str:
        return item.content_note or item.html

    def item_author_name(self, item: Post) -> str:
        return item.author.shown_name

    def item_pubdate(self, item: Post) -> Any:
        return item.written_at

    def item_updateddate(self, item: Post) -> Any:
        return item.edited_at or item.written_at


def _rights(item: Item) -> str | None:
    """Under which licence words go on that were brought in, and whose they are."""
    origin: Origin | None = getattr(item, "origin", None)
    return origin.rights if origin else None


@public
def space_feed(request: Request, slug: str) -> HttpResponse:
    return SpaceFeed(reader=request.person)(request, slug=slug)


@public
def library_feed(request: Request) -> HttpResponse:
    return LibraryFeed(reader=request.person)(request)


@public
def item_feed(request: Request, pk: int) -> HttpResponse:
    return ItemFeed(reader=request.person)(request, pk=pk)
