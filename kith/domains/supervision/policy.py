"""Who may do what with circles. `thing` is a circle, or its item; for beginning one, nothing."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.policy import (
    AGREED,
    ANY_MEMBER_OF_THE_SITE,
    EVERYONE_HERE,
    HOST,
    MEMBER,
    NOT_ARCHIVED,
    NOT_LIMITED,
)

BY_ITSELF = Ground(
    _("It gets a space of its own, and is not begun within another."), lambda person, thing: thing is None
)

allow(
    "circle.begin",
    says=_("Begin a circle of peer supervision"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(BY_ITSELF,),
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
    "circle.take_part",
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
