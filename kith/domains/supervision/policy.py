"""Who may do what with circles. `thing` is a circle, or its item; for beginning one, nothing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.models import Circle, RoundsAllowed
from kith.domains.supervision.models.circle import MOST
from kith.foundation.people.models import Person
from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.policy import (
    AGREED,
    ANY_MEMBER_OF_THE_SITE,
    EVERYONE_HERE,
    HOST,
    MEMBER,
    NOT_ARCHIVED,
    NOT_LIMITED,
    space_of,
)

TAKE_PART = "circle.take_part"  # by this name the streams ask, which no page loads this table for
BY_ITSELF = Ground(
    _("It gets a space of its own, and is not begun within another."), lambda person, thing: thing is None
)
ROUNDS_BY_MEMBERS = Ground(
    _("members, where the space lets them"),
    lambda person, thing: (
        MEMBER.holds(person, thing) and RoundsAllowed.objects.filter(space=space_of(thing).pk).exists()
    ),
)


def _is_for_few(person: Person | None, space: Any) -> bool:
    if space is None or space.visibility != Space.Visibility.HIDDEN:
        return False
    return Membership.objects.active().filter(space=space).count() <= MOST


FOR_FEW = Ground(_("The space is hidden, and at most twelve people belong to it."), _is_for_few)
NO_CIRCLE_YET = Ground(
    _("It has no circle yet."), lambda person, space: not Circle.objects.filter(space=space).exists()
)

allow(
    "circle.begin",
    says=_("Begin a circle of peer supervision"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(BY_ITSELF,),
)
allow(
    "circle.found",
    says=_("Say that a small hidden space is a circle, and when it meets"),
    to=(HOST,),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED, FOR_FEW, NO_CIRCLE_YET),
)
allow(
    "circle.agreement",
    says=_("Write the agreement of a circle anew; everyone is asked again"),
    to=(HOST, MEMBER),
    when=(NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "circle.plan",
    says=_("Say when and how a circle meets; move a meeting, or let it go"),
    to=(HOST, MEMBER),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    TAKE_PART,
    says=_("Take a turn or pass it, answer a review, ask whether someone could listen"),
    to=EVERYONE_HERE,
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "circle.write",
    says=_("Bring something in writing, come into such a session, and write in it"),
    to=EVERYONE_HERE,
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "circle.conclude",
    says=_("After a review, say how the circle goes on; end it with words"),
    to=(HOST,),
    when=(NOT_ARCHIVED,),
)
allow(
    "round.open", says=_("Open a round for the whole house, for people who look for a circle"), to=(STEWARD,)
)
allow(
    "round.open_here",
    says=_("Open a round for people who look for a circle"),
    to=(HOST, ROUNDS_BY_MEMBERS),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "round.allow",
    says=_("Say whether members can open rounds too"),
    to=(HOST,),
    when=(NOT_ARCHIVED,),
)
allow(
    "circle.offer_place",
    says=_("Say whether a circle has a free place for people of a round"),
    to=(HOST,),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
