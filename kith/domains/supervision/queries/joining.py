"""Who would like to come into a circle, read as one of its members, behind the wall."""

from uuid import UUID

from django.http import Http404

from kith.domains.supervision.models import Circle, Knock, Welcome
from kith.domains.supervision.queries.circles import reach_circle
from kith.domains.supervision.rounds.started import room_of
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import places
from kith.lib.reaching import reached


def knocks_at(circle: Circle, *, reader: Person) -> list[Knock]:
    """Those that wait, with what the reader said to each; of people who are kept from the reader, none."""
    waiting = (
        Knock.objects.filter(circle=circle).exclude(person__in=apart(reader).people).exclude(person=reader)
    )
    found = list(waiting.select_related("person", "invitation").order_by("made_at"))
    said = Welcome.objects.filter(knock__in=found, member__person=reader).values_list("knock", "says_yes")
    answers = dict(said)
    for each in found:
        each.answer = answers.get(each.pk)  # type: ignore[attr-defined]
    return found


def is_full(circle: Circle) -> bool:
    """Whether it takes part in no round, as long as nobody leaves."""
    return Membership.objects.active().filter(space=circle.space_id).count() >= room_of(circle)


def reach_knock(person: Person, pk: int, knock: str) -> Knock:
    circle = reach_circle(person, pk)
    try:
        key = UUID(knock)
    except ValueError as wrong:
        raise Http404 from wrong
    found = Knock.objects.filter(pk=key, circle=circle).exclude(person__in=apart(person).people)
    waits = reached(found.select_related("person", "round__safe", "round__space", "invitation__by").first())
    waits.circle = circle
    return waits


def spaces_to_offer_in(person: Person, circle: Circle) -> list[Space]:
    """Those to which someone belongs, but for the circle itself."""
    there = (place.space for place in places(person).values())
    return [each for each in there if each.pk != circle.space_id and each.sort != Space.Sort.CIRCLE]
