"""Names made for the conversation of one item."""

from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.seals.sealing import tokens
from kith.foundation.spaces.actions.masking import keep_for, wear
from kith.foundation.spaces.masks import as_known, behind, mask_of
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.queries import is_hosted

SCOPE = "item:{}"


def scope_of(item: int) -> str:
    """A name holds for one conversation; in the next one, the same person has another."""
    return SCOPE.format(item)


def tokens_in(item: int, person: Person | None) -> list[str]:
    """By these someone's name in a conversation is found; none for a visitor."""
    return tokens(person, scope_of(item)) if person else []


def own_mask_in(item: Item, person: Person | None) -> Membership | None:
    return mask_of(person, scope_of(item.pk))


def wear_in(item: Item, person: Person) -> Membership:
    """The name of someone in a conversation, made if there is none yet."""
    return wear(person, scope=scope_of(item.pk), space=item.space, language=item.language)


def keep_in(item: Item, mask: Membership) -> None:
    """Let the name under which a conversation was opened be that of its author there."""
    if person := behind(mask):
        keep_for(mask, person, scope=scope_of(item.pk))


def acting(item: Item, person: Person) -> Person:
    """Who is said to change an item. A host does so as a host, whoever opened it."""
    return person if is_hosted(item.space, by=person) else as_known(person, signed=item.author)
