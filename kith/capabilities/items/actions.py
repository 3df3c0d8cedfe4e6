"""Verbs about any item. Each is one transaction that records one event."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kith.capabilities.items import events
from kith.capabilities.items.models import Draft, Item
from kith.capabilities.items.visibility import possible, within
from kith.foundation.activity.facts import Fact, record
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import masks_of
from kith.foundation.spaces.models import Membership, Space
from kith.lib.lines import one_line


def publish(
    *,
    space: Space,
    author: Membership,
    kind: str,
    title: str,
    language: str,
    visibility: str = "",
    content_note: str = "",
    state: str = Item.State.PUBLISHED,
    at: datetime | None = None,
) -> Item:
    """Put a new item into a space, as visible as its space allows; the caller records its event. A draft has none."""
    at = at or timezone.now()
    return Item.objects.create(
        kind=kind,
        space=space,
        author=author,
        title=one_line(title),
        language=language,
        content_note=content_note,
        visibility=within(space, visibility),
        state=state,
        created_at=at,
        last_activity_at=at,
    )


def show(item: Item, *, at: datetime | None = None) -> bool:
    """Let everyone for whom it is see a draft, as new as what is written now; the caller records its event. The answer is whether
    it was one."""
    at = at or timezone.now()
    new: dict[str, Any] = {"state": Item.State.PUBLISHED, "created_at": at, "last_activity_at": at}
    if not Item.objects.filter(pk=item.pk, state=Item.State.DRAFT).update(**new):
        return False
    for name, value in new.items():
        setattr(item, name, value)
    return True


@transaction.atomic
def revise(item: Item, *, by: Person, **details: str) -> None:
    """Change title, audience, language or content note; the version goes up."""
    kept = {"visibility": lambda value: within(item.space, value), "title": one_line}
    for name, value in details.items():
        setattr(item, name, kept[name](value) if name in kept else value)
    item.version += 1
    item.save(update_fields=[*details, "version"])
    record(events.Revised(item=item), by=by)


@transaction.atomic
def pin(item: Item, *, by: Person) -> bool:
    """Show an item first in its space."""
    return _turn(item, events.Pinned(item=item), by=by, only=Q(pinned_at=None), pinned_at=timezone.now())


@transaction.atomic
def unpin(item: Item, *, by: Person) -> bool:
    """Let an item take its place among the others."""
    return _turn(item, events.Unpinned(item=item), by=by, only=~Q(pinned_at=None), pinned_at=None)


@transaction.atomic
def lock(item: Item, *, by: Person) -> bool:
    """Let nobody but hosts write in an item."""
    return _turn(item, events.Locked(item=item), by=by, only=Q(locked_at=None), locked_at=timezone.now())


@transaction.atomic
def unlock(item: Item, *, by: Person) -> bool:
    """Let people write again."""
    return _turn(item, events.Unlocked(item=item), by=by, only=~Q(locked_at=None), locked_at=None)


@transaction.atomic
def close(item: Item, *, by: Person) -> bool:
    """Say that this conversation has come to its end; it stays readable."""
    return _turn(
        item, events.Closed(item=item), by=by, only=Q(state=Item.State.PUBLISHED), state=Item.State.CLOSED
    )


@transaction.atomic
def reopen(item: Item, *, by: Person) -> bool:
    """Take a closed conversation up again."""
    return _turn(
        item, events.Reopened(item=item), by=by, only=Q(state=Item.State.CLOSED), state=Item.State.PUBLISHED
    )


@transaction.atomic
def remove(item: Item, *, by: Person) -> bool:
    """Hide an item from everyone; the log of the space says that it happened."""
    return _turn(
        item, events.Withdrawn(item=item), by=by, only=~Q(state=Item.State.REMOVED), state=Item.State.REMOVED
    )


@transaction.atomic
def restore(item: Item, *, state: str, by: Person) -> None:
    """Show an item again, open or closed as it was before it was removed."""
    _set(item, state=state)
    record(events.Restored(item=item), by=by)


@transaction.atomic
def move(item: Item, *, to: Space, by: Person) -> None:
    """Put an item into another space; it becomes no more visible than that space allows."""
    item.space = to
    item.visibility = within(to, item.visibility)
    item.pinned_at = None
    item.save(update_fields=["space", "visibility", "pinned_at"])
    record(events.Moved(item=item), by=by)


def empty(item: Item) -> None:
    """After all that was said went elsewhere, let the card of an item say nothing of it."""
    _set(item, summary="")


def narrow(space: Space) -> None:
    """After a space became less visible, let none of its items reach further than it does."""
    allowed = possible(space)
    space.items.exclude(visibility__in=allowed).update(visibility=allowed[0], version=F("version") + 1)


def forget(person: Person) -> None:
    """After an account is closed: nothing stays of what someone read or typed and did not send."""
    signed = [person.pk, *(mask.person_id for mask in masks_of(person))]
    Draft.objects.filter(person__in=signed).delete()
    person.reading.all().delete()


def _turn(item: Item, fact: Fact, *, by: Person, only: Q, **changes: object) -> bool:
    """Change an item that is not changed yet, and say so; a second press of the same button finds it done."""
    if Item.objects.select_for_update(no_key=True).filter(only, pk=item.pk).first() is None:
        return False
    _set(item, **changes)
    record(fact, by=by)
    return True


def _set(item: Item, **changes: object) -> None:
    for name, value in changes.items():
        setattr(item, name, value)
    item.save(update_fields=list(changes))
