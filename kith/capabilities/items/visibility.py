"""How far an item may reach: never further than its space."""

from collections.abc import Iterable

from django import forms

from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Words
from kith.foundation.spaces.models import Space

PUBLIC, NETWORK, SPACE = Item.Visibility.PUBLIC, Item.Visibility.NETWORK, Item.Visibility.SPACE

POSSIBLE: dict[str, tuple[Item.Visibility, ...]] = {
    Space.Visibility.PUBLIC: (PUBLIC, NETWORK, SPACE),
    Space.Visibility.LISTED: (SPACE, NETWORK),
    Space.Visibility.HIDDEN: (SPACE,),
}


NARROW_TO_WIDE = (SPACE, NETWORK, PUBLIC)


def no_wider(than: Item) -> tuple[Item.Visibility, ...]:
    """The audiences that hold nobody who does not see this item, among the items of its space."""
    return NARROW_TO_WIDE[: NARROW_TO_WIDE.index(Item.Visibility(than.visibility)) + 1]


def possible(space: Space) -> tuple[Item.Visibility, ...]:
    """The audiences an item here may have; the first is the one it has when nobody says otherwise."""
    return POSSIBLE[space.visibility]


def in_words(audiences: Iterable[Item.Visibility]) -> list[tuple[str, Words]]:
    """The audiences as a form offers them."""
    return [(audience.value, audience.label) for audience in audiences]


def offer_audiences(form: forms.Form, space: Space) -> None:
    """Let a form ask who can see it, among those who may here; the first is chosen already."""
    audiences = in_words(possible(space))
    form.fields["visibility"].choices = audiences  # type: ignore[attr-defined]
    form.fields["visibility"].initial = audiences[0][0]


def within(space: Space, wanted: str) -> str:
    """The wanted audience, or the widest the space allows if that would reach too far."""
    allowed = possible(space)
    return wanted if wanted in allowed else allowed[0]
