"""Who can be written to. There is one answer to all that stands in the way: nobody is told what it is."""

from django.db.models import QuerySet

from kith.capabilities.messages.models import Letterbox, Participant, Seat
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import places

MOST_PEOPLE = 8


def may_write_to(person: Person, *, to: Person) -> bool:
    """Whether a person may ask another to correspond. The other has said who may, and is met by their own name."""
    if to == person or not person.is_active or not to.is_active:
        return False
    reach = Letterbox.objects.filter(person=to).values_list("reach", flat=True).first()
    if reach == Letterbox.Reach.MEMBERS:
        return True
    return reach != Letterbox.Reach.NOBODY and _meet_by_name(person, to)


def _meet_by_name(person: Person, other: Person) -> bool:
    """Whether there is a space in which both go by their own names: a chosen name leads to nobody."""
    mine = [space for space, place in places(person).items() if not place.display_name]
    theirs = Membership.objects.active().filter(space__in=mine, person=other, display_name="")
    return theirs.exists()


def may_say(seat: Seat) -> bool:
    """Whether there is someone who reads it. To be asked as the owner of the seat."""
    return seat.is_in and others(seat).filter(state=Participant.State.IN).exists()


def others(seat: Seat) -> QuerySet[Participant, Participant]:
    """Everyone else who is or was in it."""
    return Participant.objects.filter(correspondence=seat.correspondence_id).exclude(person=seat.person_id)


def may_leave(seat: Seat) -> bool:
    """Not while one's own request waits: who asks can ask once. To be asked as the owner of the seat."""
    states = set(others(seat).values_list("state", flat=True))
    return seat.is_in and (Participant.State.IN in states or Participant.State.ASKED not in states)
