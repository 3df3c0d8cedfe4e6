"""Announcing a gathering."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from kith.capabilities.conversations.actions.writing import open_thread, sent_already
from kith.capabilities.conversations.events import Published
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import begin_with
from kith.domains.gatherings.actions.speaking import Speakers, say_who_speaks
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.laying_out import lay_out
from kith.domains.gatherings.models import Gathering
from kith.foundation.activity.facts import record
from kith.foundation.spaces.models import Membership
from kith.lib.markdown import render


@transaction.atomic
def announce(
    *,
    by: Membership,
    title: str,
    source: str,
    plan: dict[str, Any],
    speakers: Speakers = (),
    tags: Iterable[str] = (),
    language: str = "",
    visibility: str = "",
    content_note: str = "",
    as_draft: bool = False,
    send_key: str = "",
) -> Item:
    """Say that people will meet, in the space of the membership that signs it. A draft is seen by its hosts alone.

    `plan` holds the fields of `Gathering` by their names.
    """
    Membership.objects.select_for_update(no_key=True).get(pk=by.pk)  # a second sending waits for the first
    if before := sent_already(by, send_key):
        return before.item
    item = items.publish(
        space=by.space, author=by, kind=GATHERING.name, title=title, language=language or by.space.language,
        visibility=visibility, content_note=content_note, state=Item.State.DRAFT,
    )  # fmt: skip
    open_thread(item, source=source, send_key=send_key)
    begin_with(item, words=tags, by=by)
    gathering = Gathering.objects.create(item=item, **plan, agenda_html=render(plan.get("agenda", "")).html)
    say_who_speaks(gathering, speakers)
    lay_out(gathering)
    if not as_draft:
        publish(item, by=by)
    return item


@transaction.atomic
def publish(item: Item, *, by: Membership) -> None:
    """Show a draft to everyone for whom it is; those nearby are told."""
    if items.show(item):
        record(Published(item=item, post=item.posts.get(number=1)), by=by.person)
