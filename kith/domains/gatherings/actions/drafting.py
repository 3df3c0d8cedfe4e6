"""A draft, which only those who host it have seen: nothing of what becomes of it is an event."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.conversations.actions.revising import hold
from kith.capabilities.conversations.around import ITS_OWN, edition_around
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import within
from kith.capabilities.tags.actions import begin_with, carries
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.meanwhile import ChangedMeanwhile
from kith.lib.lines import one_line


@transaction.atomic
def reword(
    item: Item,
    *,
    title: str,
    visibility: str,
    language: str,
    content_note: str,
    tags: Iterable[str],
    by: Membership,
    seen: str | None = None,
) -> None:
    """Let a draft have another title, audience, language or content note, and exactly these tags.

    If someone else changed it since it was `seen`, nothing is written over.
    """
    hold(item)
    is_late = seen is not None and seen != edition_around(item, (*ITS_OWN, "tags"))
    around = {
        "title": one_line(title), "visibility": within(item.space, visibility), "language": language,
        "content_note": content_note,
    }  # fmt: skip
    is_said = all(getattr(item, name) == words for name, words in around.items())
    if is_late and not (is_said and carries(item, tags)):
        raise ChangedMeanwhile
    if Item.objects.filter(pk=item.pk, state=Item.State.DRAFT).update(**around):
        begin_with(item, words=tags, by=by)


@transaction.atomic
def throw_away(item: Item, *, by: Person) -> None:
    """Forget a draft altogether. What others have seen is cancelled instead."""
    Item.objects.filter(pk=item.pk, state=Item.State.DRAFT).delete()
