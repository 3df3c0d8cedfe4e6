"""Who may do what in the library. `thing` is something that was published there, or its newest version."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.versions.models import Version
from kith.capabilities.versions.policy import SOMEWHERE
from kith.domains.library.queries import licence_in, licence_of
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.policy import ANY_MEMBER_OF_THE_SITE


def _may_be_changed(person: Person | None, thing: Any) -> bool:
    licence = licence_in(thing) if isinstance(thing, Version) else licence_of(thing)
    return licence is not None and licence.may_be_adapted


LICENSED = Ground(_("Its licence lets others change it."), _may_be_changed)

allow(
    "library.collect",
    says=_("Put something from the library into a collection"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(SOMEWHERE,),
)
allow(
    "library.adapt",
    says=_("Adapt or translate something from the library"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(LICENSED, SOMEWHERE),
)
