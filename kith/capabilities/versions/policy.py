"""Who may write what in versions. `thing` is a space, an item, or one of its versions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.versions.queries import writes
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow, may
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places
from kith.foundation.spaces.policy import AGREED, BELONGS, HOST, MEMBER, NOT_ARCHIVED, NOT_LIMITED


def _item(thing: Any) -> Item:
    return thing if isinstance(thing, Item) else thing.item


def _is_writer(person: Person | None, thing: Any) -> bool:
    return writes(person, _item(thing))


def where_to_write(person: Person | None) -> list[Space]:
    """The spaces in which someone may begin something."""
    return [place.space for place in places(person).values() if may(person, "version.begin", place.space)]


WRITER = Ground(_("those who write it"), _is_writer)
SOMEWHERE = Ground(
    _("They belong to a space where they can write."), lambda person, _thing: bool(where_to_write(person))
)
MAY_WRITE = (BELONGS, AGREED, NOT_LIMITED, NOT_ARCHIVED)

allow(
    "version.begin",
    says=_("Write something for the library"),
    to=(HOST, MEMBER),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow("version.write", says=_("Write a new version together, and publish it"), to=(WRITER,), when=MAY_WRITE)
allow(
    "version.retire",
    says=_("Withdraw it with a reason, and bring it back"),
    to=(WRITER, HOST),
    when=(BELONGS,),
)
