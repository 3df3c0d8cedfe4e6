"""Saying something, changing it, and taking it back."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations import events
from kith.capabilities.conversations.masks import kept_key
from kith.capabilities.conversations.models import Mention, Post, PostFile, Thread
from kith.capabilities.conversations.words import write
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow_as_writer, see
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import behind
from kith.foundation.spaces.models import Membership
from kith.lib.markdown import excerpt, first_part, render


def sent_already(author: Membership, send_key: str) -> Post | None:
    """The post that this very form made before, so that sending twice says it once."""
    if not send_key:
        return None
    known = kept_key(send_key, author=author)
    return Post.objects.filter(author=author, send_key=known).select_related("item").first()


@transaction.atomic
def open_thread(item: Item, *, source: str, no_advice: bool = False, send_key: str = "") -> Post:
    """Start the thread of a new item with its author's words; the caller records the event of the item."""
    Thread.objects.create(item=item, no_advice=no_advice)
    post = _add(
        item, item.author, source, at=item.created_at, send_key=send_key, content_note=item.content_note
    )
    sum_up(post)
    return post


def sum_up(opening: Post, **changed: str) -> None:
    """Give the cards of an item the beginning of what it says, as long as that is shown, and what changed with it."""
    begins = first_part(opening.source)
    text = opening.text if begins == opening.source else render(begins).text
    changed["summary"] = excerpt(text, 240) if opening.is_shown else ""
    for name, value in changed.items():
        setattr(opening.item, name, value)
    opening.item.save(update_fields=[*changed])


@transaction.atomic
def reply(
    item: Item,
    *,
    author: Membership,
    source: str,
    reply_to: Post | None = None,
    content_note: str = "",
    send_key: str = "",
    at: datetime | None = None,
) -> Post:
    """Say something in a conversation. The form's `send_key` makes a second sending harmless."""
    hold(item)
    if before := sent_already(author, send_key):
        return before
    post = _add(
        item,
        author,
        source,
        at=at or timezone.now(),
        reply_to=reply_to,
        content_note=content_note,
        send_key=send_key,
    )
    record(events.Posted(item=item, post=post), by=author.person)
    return post


def hold(item: Item) -> Thread:
    """Until the transaction ends, let nobody else add to this thread or take from it."""
    return Thread.objects.select_for_update().get(item=item)


def next_number(item: Item, *, author: Membership | None = None) -> int:
    """Take the next number of a thread; two people who write at once get two numbers."""
    thread = hold(item)
    thread.last_number += 1
    thread.last_author = author or thread.last_author
    thread.save(update_fields=["last_number", "last_author"])
    return thread.last_number


def _add(
    item: Item, author: Membership, source: str, *, at: datetime, send_key: str, **details: object
) -> Post:
    number = next_number(item, author=author)
    written = write(source, space=item.space, anchor=f"{number}-", calls=not author.is_mask)
    post = Post.objects.create(
        item=item, number=number, author=author, source=source, html=written.html, text=written.text,
        written_at=at, send_key=kept_key(send_key, author=author), **details,
    )  # fmt: skip
    _name(post, written.named)
    if at > item.last_activity_at:
        item.last_activity_at = at
        item.save(update_fields=["last_activity_at"])
    _follow(item, author, up_to=number)
    return post


def _follow(item: Item, author: Membership, *, up_to: int) -> None:
    """Who writes under a made name has read so far, as any reader; when they begin to follow, chance decides (jobs.py).

    That is written after the words are: rows of one transaction can be told by its number.
    """
    if not author.is_mask:
        follow_as_writer(item, by=author.person, up_to=up_to)
    elif person := behind(author):
        transaction.on_commit(partial(see, item, up_to=up_to, by=person))


def _name(post: Post, named: Iterable[Membership]) -> None:
    mentions = [
        Mention(post=post, membership=membership) for membership in named if membership != post.author
    ]
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)


def _name_more(post: Post, named: Iterable[Membership]) -> list[int]:
    """The keys of those who were not named in this post before."""
    known = {post.author_id, *post.mentions.values_list("membership", flat=True)}
    new = [membership for membership in named if membership.pk not in known]
    _name(post, new)
    return [membership.pk for membership in new]


def show_files(post: Post, *, files: Iterable[File]) -> None:
    """Let a post show files that were attached to its item."""
    PostFile.objects.bulk_create([PostFile(post=post, file=file) for file in files], ignore_conflicts=True)


@transaction.atomic
def edit(post: Post, *, source: str, content_note: str, by: Person, at: datetime | None = None) -> None:
    """Change one's words; what they were before stays in the history. Who is named in them for the first time is told."""
    if source == post.source and content_note == post.content_note:
        return
    post.as_version.save()
    written = write(source, space=post.item.space, anchor=f"{post.number}-", calls=not post.author.is_mask)
    post.source, post.html, post.text, post.content_note = source, written.html, written.text, content_note
    post.edited_at = at or timezone.now()
    post.save(update_fields=["source", "html", "text", "content_note", "edited_at"])
    named = _name_more(post, written.named)
    if post.is_opening:
        sum_up(post, content_note=content_note)
    record(events.Edited(item=post.item, post=post, named=named), by=by)


def note_opening(item: Item) -> None:
    """Give the opening post the content note of its item: they are one."""
    item.posts.filter(number=1).update(content_note=item.content_note)


@transaction.atomic
def take_back(post: Post, *, by: Person) -> None:
    """Take one's own post back; its number stays, its words are shown to nobody else."""
    _set_state(post, Post.State.WITHDRAWN)
    record(events.TakenBack(item=post.item, post=post), by=by)


@transaction.atomic
def remove(post: Post, *, by: Person) -> None:
    """Hide a post as a host; that it was removed stays visible."""
    _set_state(post, Post.State.REMOVED)
    record(events.RemovedByHost(item=post.item, post=post), by=by)


@transaction.atomic
def hide(post: Post, *, by: Person) -> None:
    """Hide a post by a decision; neither its author nor a host shows it again, only an appeal does."""
    _set_state(post, Post.State.HIDDEN)
    record(events.Hidden(item=post.item, post=post), by=by)


@transaction.atomic
def restore(post: Post, *, by: Person) -> None:
    """Show a post again."""
    _set_state(post, Post.State.SHOWN)
    record(events.ShownAgain(item=post.item, post=post), by=by)


def _set_state(post: Post, state: Post.State) -> None:
    post.state = state
    post.save(update_fields=["state"])
    if post.is_opening:
        sum_up(post)
