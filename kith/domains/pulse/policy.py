"""Who may do what with a shared pulse. `thing` is a space."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.domains.pulse.budget import FLOOR
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.policy import EVERYONE_HERE, HOST, NOT_ARCHIVED, space_of


def _are_enough(person: Person | None, thing: Any) -> bool:
    there = Membership.objects.active().filter(space=space_of(thing), person__state=Person.State.ACTIVE)
    return there.count() >= FLOOR


def _is_no_circle(_person: Person | None, thing: Any) -> bool:
    return not space_of(thing).is_closed


NO_CIRCLE = Ground(_("It is not a small circle. In a small circle it is better to talk."), _is_no_circle)
ENOUGH_PEOPLE = Ground(_("At least eight people belong to the space."), _are_enough)

allow("pulse.see", says=_("Read what the shared pulse told"), to=EVERYONE_HERE)
allow(
    "pulse.answer",
    says=_("Take part in the shared pulse, if they like, and answer"),
    to=EVERYONE_HERE,
    when=(NOT_ARCHIVED,),
)
allow(
    "pulse.offer", says=_("Offer a shared pulse"), to=(HOST,), when=(NOT_ARCHIVED, NO_CIRCLE, ENOUGH_PEOPLE)
)
allow("pulse.end", says=_("End the shared pulse"), to=(HOST,))
