"""What becomes of someone's part in rounds when an account ends, or becomes part of another."""

from kith.domains.supervision.models import Knock, Offer, Round, Seeker, Welcome, Wish
from kith.domains.supervision.rounds.jobs import look_soon
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import carry
from kith.infrastructure.database.private import seen_as


def forget(person: Person) -> None:
    """After an account is closed: what it said is gone, and a circle that was proposed goes on without it."""
    with seen_as(person):
        Wish.objects.filter(person=person).delete()
        Offer.objects.filter(person=person).delete()
        Welcome.objects.filter(member__person=person).delete()
        Knock.objects.filter(person=person).delete()
    rounds = Round.objects.filter(state=Round.State.PROPOSED, seekers__person=person)
    for key in rounds.values_list("pk", flat=True):
        look_soon(key)
    Seeker.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give what was said for rounds that are open to the account that is kept. Where one was proposed to others, nothing leads on."""
    taken = Seeker.objects.filter(person=into).values("round")
    wishes = Wish.objects.filter(round__state=Round.State.OPEN).exclude(round__in=taken)
    carried = carry([wishes], ended, into=into, forget=forget)
    Seeker.objects.bulk_create(Seeker(round_id=wish.round_id, person=into) for wish in carried[Wish])
