"""Bringing an archive into a space: in batches, each whole or not at all, so that it can be stopped and repeated."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.conversations.actions.importing import bring_opening, bring_reply
from kith.capabilities.conversations.actions.writing import show_files
from kith.capabilities.conversations.models import Post, PostOrigin
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Collection, Item, Origin
from kith.capabilities.search.index import index_posts
from kith.capabilities.tags.actions import begin_with
from kith.domains.talk.actions import carry_over
from kith.domains.talk.kinds import DISCUSSION, QUESTION
from kith.doors.steward.authors import Authors
from kith.doors.steward.report import Report
from kith.foundation.activity.facts import Words, record
from kith.foundation.people.models import Person
from kith.foundation.spaces.events import SpaceFact
from kith.lib.archives.shapes import Message, Problem
from kith.lib.uploads import Refused

BATCH, BATCH_BYTES = 100, 20_000_000
LONGEST_URL, LONGEST_IDENTIFIER = 500, 250


@dataclass(frozen=True, kw_only=True)
class Imported(SpaceFact):
    name: str
    conversations: int
    replies: int
    code: ClassVar[str] = "space.imported"
    says: ClassVar[Words] = _(
        "An archive came in: {name} ({conversations} conversations, {replies} replies)."
    )


@dataclass
class Importing:
    """One run of an import. What is here already is passed over, so repeating it goes on where it stopped."""

    collection: Collection
    report: Report

    def __post_init__(self) -> None:
        self.authors = Authors(self.collection)

    def run(
        self, found: Iterable[Message | Problem], *, by: Person | None, tell: Callable[[str], None]
    ) -> None:
        for batch in _batches(self._messages(found)):
            self._bring_in(batch)
            tell(self.report.progress())
        counts = {"conversations": self.report.conversations, "replies": self.report.replies}
        if any(counts.values()):
            with transaction.atomic():
                record(Imported(space=self.collection.space, name=self.collection.name, **counts), by=by)

    def _messages(self, found: Iterable[Message | Problem]) -> Iterator[Message]:
        """What can come in; everything else goes straight into the report."""
        for each in found:
            if isinstance(each, Problem):
                self.report.leave_out(each)
            else:
                yield each

    def _bring_in(self, batch: list[Message]) -> None:
        with self.report.only_if_whole(), transaction.atomic():
            self._bring_in_new(batch)
            self.report.people = self.authors.made

    def _bring_in_new(self, batch: list[Message]) -> None:
        here = _here(self.collection, [message.identifier for message in batch])
        new = [message for message in batch if message.identifier not in here]
        self.report.read += len(batch)
        self.report.already_here += len(batch) - len(new)
        self._name_originals([message for message in batch if message.identifier in here and message.url])
        posts = [post for message in new if (post := self._if_it_can_be(message)) is not None]
        index_posts([post.pk for post in posts])

    def _name_originals(self, messages: list[Message]) -> None:
        """An import that is repeated with the name of its site gives what came in before the way back there."""
        told = {message.identifier: _rights(message) for message in messages}
        unnamed = {"collection": self.collection, "identifier__in": told, "url": ""}
        origins: list[Origin | PostOrigin] = [
            *Origin.objects.filter(**unnamed),
            *PostOrigin.objects.filter(**unnamed),
        ]
        for origin in origins:
            origin.url, origin.licence, origin.credit = told[origin.identifier].values()
            origin.save(update_fields=["url", "licence", "credit"])

    def _if_it_can_be(self, message: Message) -> Post | None:
        """One message, or its place in the report: what the database refuses stops nothing else."""
        try:
            with self.report.only_if_whole(), transaction.atomic():
                return self._one(message)
        except (DatabaseError, ValueError) as error:
            self.authors.forget()
            reason = f"could not be written down ({type(error).__name__})"
            self.report.leave_out(Problem(message.position, reason, message.identifier))
            return None

    def _one(self, message: Message) -> Post | None:
        post = self._opening(message) if message.parent is None else self._reply(message)
        if post is None:
            self.report.leave_out(
                Problem(message.position, "What it answers did not come in", message.identifier)
            )
            return None
        if message.is_accepted:
            carry_over(post)
        self._enclose(post, message)
        return post

    def _opening(self, message: Message) -> Post:
        kind = QUESTION if message.is_question else DISCUSSION
        space = self.collection.space
        item = items.publish(
            space=space, author=self.authors.of(message.author), kind=kind.name, title=message.title[:200],
            language=space.language, at=message.written,
        )  # fmt: skip
        if message.closed:
            Item.objects.filter(pk=item.pk).update(state=Item.State.CLOSED)
        begin_with(item, words=message.tags, by=None)
        Origin.objects.create(
            item=item, collection=self.collection, identifier=message.identifier[:200], **_rights(message)
        )
        self.report.conversations += 1
        return bring_opening(item, source=message.source, origin=self._origin(message))

    def _reply(self, message: Message) -> Post | None:
        found = _here(self.collection, [message.thread, message.parent or ""])
        if message.thread not in found:
            return None
        self.report.replies += 1
        return bring_reply(
            found[message.thread].item, author=self.authors.of(message.author), source=message.source,
            at=message.written, parent=found.get(message.parent or ""), origin=self._origin(message),
        )  # fmt: skip

    def _origin(self, message: Message) -> PostOrigin:
        identifier = message.identifier[:LONGEST_IDENTIFIER]
        return PostOrigin(collection=self.collection, identifier=identifier, **_rights(message))

    def _enclose(self, post: Post, message: Message) -> None:
        for enclosure in message.enclosures:
            try:
                upload = checked(enclosure.name, enclosure.data)
            except Refused as refused:
                self.report.leave_out(Problem(message.position, f"A file was left out: {refused}"))
                continue
            show_files(post, files=[attach(upload, to=post.item, by=post.author)])


def _rights(message: Message) -> dict[str, str]:
    url = message.url if len(message.url) <= LONGEST_URL else ""
    return {"url": url, "licence": message.licence[:40], "credit": message.credit[:300]}


def _batches(messages: Iterable[Message]) -> Iterator[list[Message]]:
    """Few messages at a time, and fewer when they carry large files."""
    batch: list[Message] = []
    size = 0
    for message in messages:
        batch.append(message)
        size += len(message.source) + sum(len(enclosure.data) for enclosure in message.enclosures)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _here(collection: Collection, identifiers: list[str]) -> dict[str, Post]:
    """The posts of these messages that came in before."""
    wanted = [identifier[:LONGEST_IDENTIFIER] for identifier in identifiers]
    found = PostOrigin.objects.filter(collection=collection, identifier__in=wanted)
    return {origin.identifier: origin.post for origin in found.select_related("post__item__space")}
