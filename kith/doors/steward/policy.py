"""What those who look after the installation may do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import Ground, allow


def _is_active(_person: Person | None, thing: Any) -> bool:
    return thing is None or thing.is_active


def _keeps_a_steward(_person: Person | None, thing: Any) -> bool:
    others = Person.objects.active().filter(is_steward=True).exclude(pk=thing and thing.pk)
    return thing is None or (thing.is_steward and others.exists())


ACTIVE = Ground(_("Their account is open."), _is_active)
ANOTHER_STEWARD = Ground(_("The house keeps at least one steward."), _keeps_a_steward)

allow("steward.house", says=_("See how the house is, and what needs looking after"), to=(STEWARD,))
allow("steward.health", says=_("Try failed jobs and mails again, or throw them away"), to=(STEWARD,))
allow("steward.members", says=_("Find members, and see what is needed to help them"), to=(STEWARD,))
allow("steward.appoint", says=_("Make a member a steward"), to=(STEWARD,), when=(ACTIVE,))
allow(
    "steward.dismiss", says=_("Take back that someone is a steward"), to=(STEWARD,), when=(ANOTHER_STEWARD,)
)
allow(
    "steward.help",
    says=_("Sign a member out everywhere, or send them the way in"),
    to=(STEWARD,),
    when=(ACTIVE,),
)
allow("steward.matter", says=_("Put a matter about an account on the desk of the stewards"), to=(STEWARD,))
allow("steward.settings", says=_("Change how the house is set up"), to=(STEWARD,))
allow("steward.trail", says=_("Read what was done for the house, by whom and when"), to=(STEWARD,))
allow("steward.announce", says=_("Announce something, correct it, take it back"), to=(STEWARD,))
allow("steward.tags", says=_("Rename and merge tags"), to=(STEWARD,))
allow("steward.crisis", says=_("Check the people to call in a crisis"), to=(STEWARD,))
