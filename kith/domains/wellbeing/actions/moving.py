"""What becomes of it when an account is closed, or joined to another one of the same person."""

from kith.domains.wellbeing.actions.keeping import throw_all_away
from kith.domains.wellbeing.models import Keeper, Leaf
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def forget(person: Person) -> None:
    """After an account is closed: the safe is destroyed."""
    throw_all_away(by=person)


def move(ended: Person, *, into: Person) -> None:
    """Give the safe, with all that lies in it, to the account that is kept. It stays shut: no key is needed for that."""
    with seen_as(ended):
        keepers = list(Keeper.objects.filter(person=ended))
        leaves = list(Leaf.objects.filter(person=ended))
        Leaf.objects.filter(person=ended).delete()
        Keeper.objects.filter(person=ended).delete()
    with seen_as(into):
        for keeper in keepers:
            keeper.person = into
        for leaf in leaves:
            leaf.person = into
        Keeper.objects.bulk_create(keepers)
        Leaf.objects.bulk_create(leaves)
