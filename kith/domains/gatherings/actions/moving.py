"""What becomes of seats when someone closes their account, or when two accounts of one person become one."""

from django.db import transaction

from kith.domains.gatherings.actions.addressing import forget as forget_addresses
from kith.domains.gatherings.actions.questioning import forget_answers
from kith.domains.gatherings.actions.seating import give_back, say_needs
from kith.domains.gatherings.models import Answered, Host, Invited, Knock, Seat, Speaker, Transfer
from kith.foundation.people.models import Person


@transaction.atomic
def forget(person: Person) -> None:
    """Give back every seat, and keep nothing of what they need and answered."""
    for seat in Seat.objects.filter(person=person, state__in=Seat.OPEN).order_by("seats"):
        give_back(seat, by=person)
    Invited.objects.filter(person=person).delete()
    Host.objects.filter(person=person).delete()
    Speaker.objects.filter(person=person).delete()
    Transfer.objects.filter(to=person).delete()
    forget_answers(Seat.objects.filter(person=person, has_answers=True).select_related("person"))
    say_needs("", by=person)
    forget_addresses(person)
    Answered.objects.filter(person=person).delete()
    Knock.objects.filter(person=person).delete()


@transaction.atomic
def carry_seats(ended: Person, *, into: Person) -> None:
    """Let seats go on to the account that is kept; of two for the same, the one of the account that ends is given back."""
    theirs = set(Seat.objects.filter(person=into, state__in=Seat.OPEN).values_list("among", flat=True))
    for seat in Seat.objects.filter(person=ended, state__in=Seat.OPEN, among__in=theirs).order_by("seats"):
        give_back(seat, by=ended)
    Seat.objects.filter(person=ended).update(person=into)
    say_needs("", by=ended)
