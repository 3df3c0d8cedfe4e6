"""Who can be written to. There is one answer to all that stands in the way: nobody is told what it is."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kith.capabilities.messages.models import Letterbox, Participant, Seat
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Boundary, Membership
from kith.foundation.spaces.places import places

MOST_PEOPLE = 8


def may_write_to(person: Person, *, to: Person) -> bool:
    """Whether a person may ask another to correspond. The other has said who may, and is met by their own name.

    Who blocked whom does not matter. Whoever is muted is not told: they may ask, and nobody hears it.
    """
    if to == person or not person.is_active or not to.is_active or to.pk in apart(person).people:
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
    hidden = apart(seat.person).people
    return seat.is_in and others(seat).filter(state=Participant.State.IN).exclude(person__in=hidden).exists()


def others(seat: Seat) -> QuerySet[Participant, Participant]:
    """Everyone else who is or was in it."""
    return Participant.objects.filter(correspondence=seat.correspondence_id).exclude(person=seat.person_id)


def may_leave(seat: Seat) -> bool:
    """Not while one's own request waits: who asks can ask once. To be asked as the owner of the seat."""
    states = set(others(seat).values_list("state", flat=True))
    return seat.is_in and (Participant.State.IN in states or Participant.State.ASKED not in states)


def who_keep_from(author: Person, *, among: Iterable[int]) -> set[int]:
    """Those of these people who do not see what an author writes: they muted or blocked them, or were blocked."""
    receivers = list(among)
    by_them = Q(other=author, by__in=receivers)
    by_author = Q(by=author, other__in=receivers, sort=Boundary.Sort.BLOCK)
    rows = Boundary.objects.filter(by_them | by_author, space=None).values_list("by", "other")
    return {by if other == author.pk else other for by, other in rows}
