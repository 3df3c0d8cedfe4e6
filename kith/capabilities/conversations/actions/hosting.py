"""What hosts do to whole conversations. Each leaves a trace that everyone can see."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.writing import hold, next_number, sum_up
from kith.capabilities.conversations.events import Merged, Split
from kith.capabilities.conversations.models import Post, PostOrigin, Thread
from kith.capabilities.conversations.traces import leave_trace
from kith.capabilities.conversations.words import without_ways_into
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.items.origins import credit_as
from kith.capabilities.items.reading import carry_reading
from kith.capabilities.items.visibility import no_wider
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.lib.markdown import with_anchor

SPLIT_OFF = "discussion"  # what was said aside is talked about, whatever it came from


@transaction.atomic
def split(item: Item, *, posts: Sequence[Post], title: str, by: Membership) -> Item:
    """Give some replies a conversation of their own, in the same space and for the same audience."""
    first = posts[0]
    new = items.publish(
        space=item.space, author=first.author, kind=SPLIT_OFF, title=title, language=item.language,
        visibility=item.visibility, content_note=item.content_note, at=first.written_at,
    )  # fmt: skip
    Thread.objects.create(item=new, no_advice=item.thread.no_advice)
    _carry(posts, of=item, to=new)
    sum_up(first)
    credit_as(item, new, by=PostOrigin.objects.filter(post=first).first())
    leave_trace(item, "split_away", by=by, other=new)
    leave_trace(new, "split_here", by=by, other=item)
    record(Split(item=new, other=item, posts=len(posts)), by=by.person)
    return new


@transaction.atomic
def merge(item: Item, *, into: Item, by: Membership) -> None:
    """Bring all posts of one conversation to the end of another that nobody else sees; a trace stays behind."""
    if into.visibility not in no_wider(than=item):
        raise ValidationError(
            _("More people see that conversation than see this one. Change who can see this one first.")
        )
    thread = hold(item)
    posts = list(item.posts.filter(sort=Post.Sort.WORDS).order_by("number"))
    if not posts:
        return  # pressed twice: they stand there already
    leave_trace(into, "merged_here", by=by, other=item)
    _carry(posts, of=item, to=into)
    credit_as(item, into)
    leave_trace(item, "merged_away", by=by, other=into)
    thread.merged_away = True
    thread.save(update_fields=["merged_away"])
    items.empty(item)
    items.close(item, by=by.person)
    record(Merged(item=into, other=item, posts=len(posts)), by=by.person)


def _carry(posts: Sequence[Post], *, of: Item, to: Item) -> None:
    """Move posts with their files; a reply whose parent stays behind no longer points at it. What was read stays so.

    The words are not rendered anew, since a handle in them may be someone else's by now.
    """
    carried, numbers = {post.pk for post in posts}, dict[int, int]()
    end = to.posts.filter(sort=Post.Sort.WORDS).aggregate(last=Max("number"))["last"] or 0
    for post in posts:
        was, post.item, post.number = post.number, to, next_number(to, author=post.author)
        numbers[was] = post.number
        if post.reply_to_id not in carried:
            post.reply_to = None
        post.html = with_anchor(post.html, f"{post.number}-")
        post.save(update_fields=["item", "number", "reply_to", "html"])
    File.objects.filter(post_file__post__in=carried).update(item=to)
    Post.objects.filter(reply_to__in=carried).exclude(item=to).update(reply_to=None)
    carry_reading(of, to=to, numbers=numbers, end=end)
    for conversation in (of, to):
        _reckon(conversation, carried=posts)


def _reckon(item: Item, *, carried: Sequence[Post]) -> None:
    """Say who spoke last and when, by the words that stand here now. What else happened since they were said still counts."""
    thread, words = hold(item), item.posts.filter(sort=Post.Sort.WORDS, state=Post.State.SHOWN)
    newest = words.order_by("-written_at", "-number").select_related("author")
    reply = newest.filter(number__gt=1).first()
    thread.last_author = reply.author if reply else None
    thread.save(update_fields=["last_author"])
    if item.last_activity_at <= max(post.written_at for post in carried):
        latest = newest.first()
        item.last_activity_at = latest.written_at if latest else item.created_at
        item.save(update_fields=["last_activity_at"])


@transaction.atomic
def move(item: Item, *, to: Space, by: Person) -> None:
    """Take a conversation to another space, where the same person is a host; nothing in it leads back."""
    left = item.space
    items.move(item, to=to, by=by)
    _close_ways_into(left, posts=item.posts.filter(html__contains='class="mention"'))
    leave_trace(item, "moved", by=to.own_place(by))


def _close_ways_into(space: Space, *, posts: Iterable[Post]) -> None:
    """New readers may not know of the space, so its pages are not named in the words they read."""
    posts = list(posts)
    for post in posts:
        post.html = without_ways_into(space, post.html)
    Post.objects.bulk_update(posts, ["html"], batch_size=200)


@transaction.atomic
def lock(item: Item, *, by: Person) -> None:
    """Let only hosts write here for now."""
    if items.lock(item, by=by):
        leave_trace(item, "locked", by=item.space.own_place(by))


@transaction.atomic
def unlock(item: Item, *, by: Person) -> None:
    """Let everyone who belongs here write again."""
    if items.unlock(item, by=by):
        leave_trace(item, "unlocked", by=item.space.own_place(by))


@transaction.atomic
def close(item: Item, *, by: Person) -> None:
    """End a conversation; it can be read and found as before."""
    if items.close(item, by=by):
        leave_trace(item, "closed", by=item.space.own_place(by))


@transaction.atomic
def reopen(item: Item, *, by: Person) -> None:
    """Take a closed conversation up again."""
    if items.reopen(item, by=by):
        leave_trace(item, "reopened", by=item.space.own_place(by))
