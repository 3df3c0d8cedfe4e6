"""Coming into a circle that goes on: someone said yes to it, and now its members are asked. Nobody is shown who says what."""

from django.core.exceptions import ValidationError
from django.db import transaction

from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.actions.rounds.lapsing import came_out
from kith.domains.supervision.events import Knocked
from kith.domains.supervision.models import Circle, FreePlace, Knock, Round, Seeker, Welcome
from kith.domains.supervision.queries.agreed import is_open
from kith.domains.supervision.rounds.jobs import look_when_it_lapses
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.reading import places_in
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.models import Membership, Space
from kith.infrastructure.database.private import seen_as


def offer_place(circle: Circle, *, space: Space | None, by: Person) -> None:
    """Let a circle take part in the rounds of a space, or of the house, as one that has room."""
    FreePlace.objects.update_or_create(circle=circle, defaults={"space": space})


def take_place_back(circle: Circle, *, by: Person) -> None:
    FreePlace.objects.filter(circle=circle).delete()


def knock(offered: Offered, *, of: Round, by: Person) -> None:
    """Ask the members of a circle. Whoever does looks for no other circle in this round."""
    circle = Circle.objects.select_related("item", "space").filter(pk=offered.joins).first()
    if circle is None or circle.is_over:
        return
    place = places_in(of, [by.pk]).get(by.pk)
    made = Knock.objects.create(
        circle=circle, person=by, round=of, called=place.display_name if place else ""
    )
    Seeker.objects.filter(round=of, person=by).delete()
    record(Knocked(item=circle.item, circle=circle.pk), by=None)
    look_when_it_lapses(made)


def welcome(found: Knock, *, says_yes: bool, by: Person) -> bool:
    """Say whether someone may come in. With the last yes that it takes they do; whether they did is the answer."""
    place = found.circle.space.own_place(by)
    with seen_as(by):
        Knock.objects.select_for_update(no_key=True).get(pk=found.pk)
        Welcome.objects.update_or_create(knock=found, member=place, defaults={"says_yes": says_yes})
        return says_yes and _is_enough(found) and _let_in(found)


def _is_enough(found: Knock) -> bool:
    """One host where the agreement is open, and everyone where it is not; each is read as themselves."""
    members = Membership.objects.active().filter(space=found.circle.space_id).select_related("person")
    if is_open(found.circle):
        return any(_says_yes(found, each) for each in members if each.is_host)
    return all(_says_yes(found, each) for each in members)


def _says_yes(found: Knock, member: Membership) -> bool:
    """Whoever invited someone said yes by that, unless they say another thing since."""
    with seen_as(member.person):
        said = Welcome.objects.filter(knock=found, member=member).first()
    return said.says_yes if said else found.is_invited_by(member)


def _let_in(found: Knock) -> bool:
    """Not where the circle is full, or someone must be kept from another by now; nobody hears why."""
    try:
        with transaction.atomic():
            admit(
                found.person,
                to=found.circle.space,
                by=found.host,
                role=found.role,
                display_name=found.called,
                agrees=False,
            )
    except ValidationError:
        return False
    share_out(found.circle)
    came_out(found, circle=found.circle_id)
    return True
