"""Reading conversations for one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from kith.capabilities.conversations.models import Post, PostFile, Thanks
from kith.capabilities.conversations.models.post import PAGE, page_of
from kith.capabilities.items.models import Item
from kith.capabilities.items.tombstones import not_there
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart, without_apart
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership
from kith.lib.numbers import whole

OF_A_POST = ("item__space", "author__person", "author__seal", "item__author__person", "item__author__seal")


def reach_post(person: Person | None, pk: int) -> Post:
    """The post, if this person may see its item."""
    found = Post.objects.visible_to(person).select_related(*OF_A_POST)
    post = found.filter(pk=pk).first()
    if post is None:
        said = without_apart(Post.objects.filter(pk=pk), person, author="author")
        raise not_there(person, posts__in=said)
    return post


def opening_state() -> Subquery:
    """The state of the opening post of each item: what a decision hid is hidden on its page too."""
    return Subquery(Post.objects.filter(item=OuterRef("pk"), number=1).values("state")[:1])


def reach_thread(person: Person | None, pk: int) -> Item:
    """The item with its thread, if this person may see it: for whoever is about to reply."""
    found = Item.objects.visible_to(person).select_related(
        "space", "author__person", "author__seal", "thread"
    )
    item = found.filter(pk=pk).first()
    if item is None:
        raise not_there(person, pk=pk)
    return item


@dataclass(frozen=True)
class Page:
    """Which page of a thread, counted in numbers of posts; no row is counted."""

    number: int
    last_post: int

    @property
    def pages(self) -> int:
        return page_of(self.last_post)

    @property
    def has_later(self) -> bool:
        return self.number < self.pages

    @property
    def end(self) -> int:
        """The last number that can stand on it."""
        return min(self.number * PAGE, self.last_post)


def page_at(last_post: int, asked: str) -> Page:
    """The page someone asked for; the nearest one if there is no such page."""
    wanted = whole(asked, digits=6) or 1
    return Page(min(max(wanted, 1), page_of(last_post)), last_post)


def first_unread(item: Item) -> str:
    """Where the reader has not been yet; the last post when everything is read."""
    number = min((item.last_read or 0) + 1, item.thread.last_number)  # type: ignore[attr-defined]
    page = page_of(number)
    return f"{item.get_absolute_url()}?page={page}#post-{number}"


SHOWN_OF_A_POST = (
    "number", "sort", "source", "html", "text", "state", "content_note", "written_at", "edited_at", "item",
)  # fmt: skip
SHOWN_OF_AN_AUTHOR = (
    "display_name",
    "handle",
    "role",
    "state",
    "seal",
    "space__slug",
    "person__name",
    "person__handle",
    "person__state",
)


def posts_for_page(item: Item, *, page: int, reader: Person | None) -> QuerySet[Post, Post]:
    """The posts of one page with all that is shown of them, and no more than that, in one query.

    The limit takes nothing away. Without it the database thinks of far more rows in a long thread, and reads all people.
    """
    authors = [f"{who}__{name}" for who in ("author", "reply_to__author") for name in SHOWN_OF_AN_AUTHOR]
    posts = without_apart(item.posts.on_page(page), reader, author="author")
    posts = posts.select_related("author__person", "author__space", "author__seal")
    posts = posts.select_related("reply_to__author__person", "reply_to__author__space")
    posts = posts.only(*SHOWN_OF_A_POST, "reply_to__number", *authors)
    return posts.annotate(
        files_shown=_files(), thanked=_thanked(item, reader), thanked_by=_thanked_by(reader)
    )[:PAGE]


def as_read(posts: Iterable[Post], *, reader: Person | None) -> list[Post]:
    """The posts, each with `is_own` and with thanks only if it is. An answer to someone who is kept from the reader does
    not say whom it answers.
    """
    kept, found = apart(reader), list(posts)
    for post in found:
        post.is_own = is_own(post.author, reader)  # type: ignore[attr-defined]
        if not post.is_own:  # type: ignore[attr-defined]
            post.thanked_by = None  # type: ignore[attr-defined]
    for post in found if kept else ():
        if post.reply_to and kept.has(post.reply_to.author):
            post.reply_to = None
    return found


def written_since(item: Item, *, number: int, reader: Person | None) -> int:
    """How many posts came after this number that the reader may see."""
    if not apart(reader):
        return max(item.thread.last_number - number, 0)
    return without_apart(item.posts.filter(number__gt=number), reader, author="author").count()


def _files() -> ArraySubquery:
    shown = PostFile.objects.filter(post=OuterRef("pk")).order_by("pk")
    parts = {
        name: f"file__{name}"
        for name in ("key", "name", "alt", "media_type", "width", "height", "size", "preview")
    }
    return ArraySubquery(shown.values(json=JSONObject(**parts)))


def _thanked(item: Item, reader: Person | None) -> Any:
    place = item.space.place_of(reader)
    return Exists(Thanks.objects.filter(post=OuterRef("pk"), by=place)) if place else Value(False)


def _thanked_by(reader: Person | None) -> Any:
    """Names, for the author of the post alone; whose a made name is, `as_read` finds out."""
    if reader is None:
        return Value(None, output_field=CharField())
    theirs = Q(post__author__person=reader) | Q(post__author__state=Membership.State.MASKED)
    given = Thanks.objects.filter(theirs, post=OuterRef("pk")).order_by("given_at")
    given = without_apart(given, reader, author="by")
    return ArraySubquery(
        given.values(name=Coalesce(NullIf(F("by__display_name"), Value("")), "by__person__name"))
    )


def others_spoke_in(item: Item) -> bool:
    """Whether anyone but its author has said something in an item; what was taken back counts too."""
    return item.posts.filter(sort=Post.Sort.WORDS).exclude(author=item.author_id).exists()
