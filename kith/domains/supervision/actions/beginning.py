"""Beginning a circle: its space, its meeting place, its first agreement, and the first meetings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kith.capabilities.conversations.actions.writing import open_thread, sent_already
from kith.capabilities.conversations.events import Published
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.tags.actions import begin_with
from kith.domains.supervision.actions.laying_out import lay_out
from kith.domains.supervision.actions.planning import hold_most
from kith.domains.supervision.kinds import CIRCLE
from kith.domains.supervision.models import Agreement, Circle
from kith.domains.supervision.wording import first_words, in_words
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.models.space import CLOSED

Plan = dict[str, Any]  # fields of `Circle` by their names


@transaction.atomic
def begin(
    *,
    by: Person,
    name: str,
    purpose: str,
    language: str,
    most: int,
    plan: Plan,
    called: str = "",
    send_key: str = "",
) -> Item:
    """Open a hidden space for few, which whoever begins hosts, with an agreement to begin with and a place to meet.

    Nobody else is in it until they are invited. `called` is another name by which they go there. One `send_key` begins one circle.
    """
    with translation.override(language):
        agreed = first_words(plan.get("country", ""))
        space = open_space(
            by=by, called=called, name=name, purpose=purpose, language=language, most=most, send_key=send_key,
            guidelines=in_words(Agreement(**agreed), Circle(**plan)), **CLOSED,
        )  # fmt: skip
        if before := Circle.objects.filter(space=space).select_related("item__space").first():
            return before.item
        item = _furnished(space, plan=plan, by=by)
    Agreement.objects.create(circle=item.circle, version=space.guidelines_version, **agreed)
    return item


@transaction.atomic
def settle(space: Space, *, by: Person, most: int, plan: Plan) -> Item:
    """Let a small space that is there become a closed circle. Who belongs to it stays, and its guidelines hold as they are.

    A space has one circle; who asks again is led to it.
    """
    Space.objects.select_for_update(no_key=True).get(pk=space.pk)
    if before := Circle.objects.filter(space=space).select_related("item__space").first():
        return before.item
    with translation.override(space.language):
        item = _furnished(space, plan=plan, by=by)
    hold_most(item.circle, most, by=by)
    return item


def _furnished(space: Space, *, plan: Plan, by: Person) -> Item:
    """Its meeting place, with a room where people meet in one."""
    source = _(
        "Here we arrange when and how we meet. Cases have no place here, and nor has anyone we support."
    )
    item = found(by=space.own_place(by), title=space.name, source=source, plan=plan)
    if not item.circle.by_phone and not item.circle.in_days:
        open_room(item, by=by)
    return item


@transaction.atomic
def found(
    *,
    by: Membership,
    title: str,
    source: str,
    plan: Plan,
    tags: Iterable[str] = (),
    language: str = "",
    visibility: str = "",
    content_note: str = "",
    send_key: str = "",
    at: datetime | None = None,
) -> Item:
    """Give a space that is there already a place where its members meet as a circle. Its guidelines stay as they are."""
    Membership.objects.select_for_update(no_key=True).get(pk=by.pk)  # a second sending waits for the first
    if before := sent_already(by, send_key):
        return before.item
    item = items.publish(
        space=by.space, author=by, kind=CIRCLE.name, title=title, language=language or by.space.language,
        visibility=visibility, content_note=content_note, at=at,
    )  # fmt: skip
    opening = open_thread(item, source=source, send_key=send_key)
    begin_with(item, words=tags, by=by)
    lay_out(Circle.objects.create(item=item, space=by.space, **plan), at=at)
    record(Published(item=item, post=opening), by=by.person)
    return item
