"""What stewards do for and about members. Closing an account is not here: that is a decision, with a reason."""

from django.db import transaction

from kith.doors.steward.events import Appointed, MadeSteward, NoLongerSteward, SignedOut, WayInSent
from kith.doors.steward.jobs import send_way_in
from kith.foundation.activity.facts import record
from kith.foundation.people import actions as people
from kith.foundation.people.models import Person


@transaction.atomic
def appoint(person: Person, *, by: Person) -> None:
    """Let a person look after this installation, with the others who do."""
    if not person.is_steward:
        people.make_steward(person)
        record(MadeSteward(person=person.pk), by=by)
        record(Appointed(person=person.pk), by=by)


@transaction.atomic
def dismiss(person: Person, *, by: Person) -> bool:
    """Let a person no longer look after it; false if they are the last one."""
    gone = people.dismiss_steward(person)
    if gone:
        record(NoLongerSteward(person=person.pk), by=by)
    return gone


@transaction.atomic
def sign_out(person: Person, *, by: Person) -> None:
    """End every session of a person; they see on the page of their safety that a steward did it."""
    people.sign_out_everywhere(person)
    record(SignedOut(person=person.pk), by=by)


@transaction.atomic
def help_in(person: Person, *, by: Person) -> None:
    """Mail a person, at each address that is shown to be theirs, how they can sign in."""
    record(WayInSent(person=person.pk), by=by)
    send_way_in.defer(person=person.pk)
