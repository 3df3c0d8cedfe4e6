"""What becomes of it when an account is closed, or joined to another one of the same person."""

from kith.domains.wellbeing.actions.keeping import throw_all_away
from kith.domains.wellbeing.models import Keeper, Leaf
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import carry
from kith.infrastructure.database.private import seen_as


def forget(person: Person) -> None:
    """After an account is closed: the safe is destroyed."""
    throw_all_away(by=person)


def move(ended: Person, *, into: Person) -> None:
    """Give the safe, with all that lies in it, to the account that is kept. It stays shut: no key is needed for that."""
    carry([Keeper.objects.all(), Leaf.objects.all()], ended, into=into, forget=_take_out)


def _take_out(person: Person) -> None:
    with seen_as(person):
        Leaf.objects.filter(person=person).delete()
        Keeper.objects.filter(person=person).delete()
