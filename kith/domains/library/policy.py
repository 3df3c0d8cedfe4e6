"""Who may do what in the library. `thing` is something that was published there, or its newest version."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.versions.models import Version
from kith.domains.library.queries import licence_in, licence_of
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow, may
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places
from kith.foundation.spaces.policy import ANY_MEMBER_OF_THE_SITE


def _may_be_changed(person: Person | None, thing: Any) -> bool:
    licence = licence_in(thing) if isinstance(thing, Version) else licence_of(thing)
    return licence is not None and licence.may_be_adapted


def spaces_to_write_in(person: Person | None) -> list[Space]:
    """Where someone may begin something for the library."""
    own = [place.space for place in places(person).values()]
    return [space for space in own if may(person, "version.begin", space)]


def _belongs_somewhere(person: Person | None, thing: Any) -> bool:
    return any(may(person, "version.begin", place.space) for place in places(person).values())


LICENSED = Ground(_("Its licence lets others change it."), _may_be_changed)
SOMEWHERE = Ground(_("They belong to a space where they can write."), _belongs_somewhere)

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
