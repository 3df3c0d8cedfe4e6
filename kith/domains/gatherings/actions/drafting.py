"""A draft, which only those who host it have seen: nothing of what becomes of it is an event."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import within
from kith.capabilities.tags.actions import begin_with
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
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
) -> None:
    """Let a draft have another title, audience, language or content note, and exactly these tags."""
    around = {
        "title": one_line(title), "visibility": within(item.space, visibility), "language": language,
        "content_note": content_note,
    }  # fmt: skip
    if Item.objects.filter(pk=item.pk, state=Item.State.DRAFT).update(**around):
        begin_with(item, words=tags, by=by)


@transaction.atomic
def throw_away(item: Item, *, by: Person) -> None:
    """Forget a draft altogether. What others have seen is cancelled instead."""
    Item.objects.filter(pk=item.pk, state=Item.State.DRAFT).delete()
