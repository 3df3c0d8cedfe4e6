"""What is found where something was withdrawn: that it was, and why, at each address below it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404

from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person


class Withdrawn(Http404):
    """What someone looks for was withdrawn, and they could see it before. Whoever answers shows the reason."""

    def __init__(self, item: Item) -> None:
        super().__init__("This was withdrawn.")
        self.item = item


def says_withdrawn[Thing](reach: Callable[..., Thing]) -> Callable[..., Thing]:
    """Let a way to an item, or to what belongs to it, say of what was withdrawn that it was."""

    @wraps(reach)
    def reached(person: Person | None, pk: int, *rest: Any, **named: Any) -> Thing:
        try:
            return reach(person, pk, *rest, **named)
        except Http404:
            if gone := _withdrawn(person, pk):
                raise Withdrawn(gone) from None
            raise

    return reached


def _withdrawn(person: Person | None, pk: int) -> Item | None:
    gone = Item.objects.reached_by(person).filter(pk=pk, state=Item.State.RETIRED)
    return gone.select_related("space", "retirement").first()
