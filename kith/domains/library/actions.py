"""Verbs of the library."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kith.capabilities.attachments.models import File
from kith.capabilities.citations.actions import begin_with_sources
from kith.capabilities.citations.hearing import known_work
from kith.capabilities.citations.models import Work
from kith.capabilities.conversations.actions.writing import edit, reply
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import begin
from kith.capabilities.versions.files import take_along
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import shown_of
from kith.domains.library.events import Rearranged, Retold
from kith.domains.library.gathering import MOST
from kith.domains.library.kinds import COLLECTION
from kith.domains.library.models import Appraisal, Collected, Trial
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.meanwhile import say_anew
from kith.lib.citations.shapes import Record


@transaction.atomic
def report_trial(
    item: Item,
    *,
    author: Membership,
    source: str,
    setting: str = "",
    again: str = "",
    send_key: str = "",
    at: datetime | None = None,
) -> Post:
    """Say what happened when one tried it; those who wrote it hear of it."""
    post = reply(item, author=author, source=source, send_key=send_key, at=at)
    details = {"version": shown_of(item).number, "setting": setting, "again": again}
    Trial.objects.get_or_create(post=post, defaults=details)
    return post


@transaction.atomic
def retell(post: Post, *, source: str, setting: str, again: str, by: Person) -> None:
    """Change what one says of what one tried; the words before stay in the history, and so does the version it is about."""
    edit(post, source=source, content_note=post.content_note, by=by)
    Trial.objects.filter(post=post).update(setting=setting, again=again)
    record(Retold(item=post.item, post=post), by=by)


@transaction.atomic
def appraise(
    item: Item,
    *,
    author: Membership,
    framework: str,
    answers: Mapping[str, str],
    conclusion: str,
    source: str,
    studies: Iterable[Work] = (),
    brought: Iterable[Record] = (),
    link: str = "",
    send_key: str = "",
    at: datetime | None = None,
) -> Post:
    """Say how good one finds it and why; of what one said before in the same way, only this counts from now on.

    Beside studies that the house knows stand those that were `brought` for it.
    """
    post = reply(item, author=author, source=source, send_key=send_key, at=at)
    details = {"version": shown_of(item).number, "framework": framework, "answers": dict(answers),
               "conclusion": conclusion, "link": link}  # fmt: skip
    appraisal, is_new = Appraisal.objects.get_or_create(post=post, defaults=details)
    if is_new:
        appraisal.studies.set([*studies, *map(known_work, brought)])
    return post


@transaction.atomic
def adapt(
    item: Item,
    *,
    by: Membership,
    sort: str,
    changed: str,
    core: str,
    language: str,
    visibility: str,
    files: Sequence[File] = (),
    sources: bool = False,
    send_key: str = "",
) -> Version:
    """Begin a draft that grew out of something in the library, with its words and its content note, with what it changes, and
    with those of its files and `sources` that are taken along.
    """
    parent = shown_of(item)
    draft = begin(
        item.kind_of, by=by, title=parent.title, language=language, visibility=visibility,
        content_note=item.content_note, send_key=send_key,
    )  # fmt: skip
    if draft.item.grew_from.exists():  # a second sending of the same form
        return draft
    draft.words, draft.shown = parent.words, parent.shown
    draft.save(update_fields=["words", "shown"])
    tie(draft.item, to=item, sort=sort, version=parent.number, changed=changed, core=core)
    take_along(draft, files, by=by)
    if sources:
        begin_with_sources(draft.item, of=item, by=by)
    if sort == "translates":
        Contributor.objects.filter(item=draft.item, member=by).update(role=Contributor.Role.TRANSLATOR)
    return draft


class Full(Exception):
    """A collection holds as much as it can."""


@transaction.atomic
def gather(entry: Item, *, into: Item, by: Person, words: str = "") -> Collected:
    """Put an entry at the end of a collection, with a few words about it; one that stands there already stays."""
    Item.objects.select_for_update(no_key=True).get(pk=into.pk)
    held = Collected.objects.filter(collection=into)
    if found := held.filter(entry=entry).first():
        return found
    if held.count() >= MOST:
        raise Full
    last = held.aggregate(last=Max("number"))["last"] or 0
    made = Collected.objects.create(collection=into, entry=entry, number=last + 1, words=words)
    _tell_rearranged(into, by=by)
    return made


@transaction.atomic
def begin_with_entry(
    entry: Item, *, by: Membership, title: str, visibility: str, words: str = "", send_key: str = ""
) -> Item:
    """Begin a draft of a collection in which one entry stands already."""
    begun = begin(COLLECTION, by=by, title=title, visibility=visibility, send_key=send_key)
    gather(entry, into=begun.item, by=by.person, words=words)
    return begun.item


@transaction.atomic
def say_about(collected: Collected, *, words: str, seen: str, by: Person) -> None:
    """Change what is said about an entry. If someone else who writes the collection changed it since it was `seen`, nothing is
    written over.
    """
    if say_anew(collected, seen=seen, words=words):
        _tell_rearranged(collected.collection, by=by)


@transaction.atomic
def swap(collected: Collected, *, past: Collected, by: Person) -> None:
    """Let two entries of a collection take each other's place."""
    Item.objects.select_for_update(no_key=True).get(pk=collected.collection_id)
    held = Collected.objects.filter(pk__in=[collected.pk, past.pk], collection=collected.collection_id)
    numbers = dict(held.values_list("pk", "number"))
    if len(numbers) < 2:  # one of them was taken out meanwhile
        return
    held.filter(pk=collected.pk).update(number=numbers[past.pk])
    held.filter(pk=past.pk).update(number=numbers[collected.pk])
    _tell_rearranged(collected.collection, by=by)


@transaction.atomic
def take_out(collected: Collected, *, by: Person) -> None:
    """Take an entry out of a collection; the entry itself stays as it is."""
    collected.delete()
    _tell_rearranged(collected.collection, by=by)


def erase_curated(collection: Item) -> None:
    """Delete what a curator said about entries; that they stood there stays."""
    Collected.objects.filter(collection=collection).update(words="")


def _tell_rearranged(collection: Item, *, by: Person) -> None:
    """Of a draft nobody in the house knows but those who write it."""
    if collection.state != Item.State.DRAFT:
        record(Rearranged(item=collection), by=by)
