"""Handing out materials, and taking them away."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from kith.capabilities.attachments.actions import attach, discard
from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.actions.holding import held
from kith.domains.gatherings.models import Material
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib.uploads import Upload

MOST = 20


class TooMany(Exception):
    """A gathering hands out as much as it can."""


@transaction.atomic
def hand_out(
    item: Item,
    *,
    by: Membership,
    audience: str,
    title: str = "",
    link: str = "",
    files: Sequence[Upload] = (),
) -> None:
    """Add a link or files, for whoever they are for; those who come are told. What is there already is not added twice."""
    gathering = held(item)
    there = list(gathering.materials.select_related("file"))
    known = {(each.file.name, each.file.size) for each in there if each.file}
    links = [link] if link and link not in {each.link for each in there} else []
    new = [each for each in files if (each.name, len(each.data)) not in known]
    if len(there) + len(links) + len(new) > MOST:
        raise TooMany
    made: dict[str, Any] = {"gathering": gathering, "audience": audience}
    for each in links:
        Material.objects.create(link=each, title=title or each[:200], **made)
    for upload in new:
        named = title if title and len(new) == 1 else upload.name
        file = attach(upload, to=item, by=by, alt=named, held_back=audience == Material.Audience.COMING)
        Material.objects.create(file=file, title=named, **made)
    if (links or new) and item.state != Item.State.DRAFT:
        record(events.MaterialAdded(item=item), by=by.person)


@transaction.atomic
def take_in(material: Material, *, item: Item, by: Person) -> None:
    """Hand something out no longer; a file is deleted."""
    file = material.file
    material.delete()
    if file is not None:
        discard(file)
    record(events.MaterialRemoved(item=item), by=by)


def erase_of(signed: Sequence[int]) -> None:
    """Delete the files that someone handed out, by whatever name, who closes their account and takes their words along."""
    for material in Material.objects.filter(file__by__person__in=signed).select_related("file"):
        if material.file is not None:
            discard(material.file)
