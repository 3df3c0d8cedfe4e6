"""Signing anew what someone holds by a key that fell into other hands."""

from kith.domains.learning.actions.certifying import give_again
from kith.domains.learning.models import Issued, SigningKey
from kith.domains.learning.queries import held_by_key
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def sign_anew(person: Person, *, key: SigningKey, by: Person) -> None:
    """Give someone again what they hold by this key. Doing it twice does no harm: by then another key has signed it."""
    with seen_as(person):
        for each in held_by_key(person, key):
            give_again(person, key=each.key, reason=Issued.Reason.KEY, by=by)
