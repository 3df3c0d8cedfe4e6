"""Who may do what with any item."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.policy import (
    AGREED,
    ANY_MEMBER_OF_THE_SITE,
    BELONGS,
    HOST,
    NOT_ARCHIVED,
    NOT_LIMITED,
)


def _wrote_it(person: Person | None, item: Any) -> bool:
    return is_own(item.author, person)


AUTHOR = Ground(_("its author"), _wrote_it)

allow(
    "item.revise",
    says=_("Change the title, the audience or the content note"),
    to=(AUTHOR, HOST),
    when=(BELONGS, NOT_ARCHIVED, AGREED, NOT_LIMITED),
)
allow("item.close", says=_("Close a conversation"), to=(AUTHOR, HOST), when=(BELONGS, NOT_ARCHIVED))
allow("item.remove", says=_("Remove a whole conversation"), to=(HOST,))
allow("item.pin", says=_("Pin and unpin"), to=(HOST,), when=(NOT_ARCHIVED,))
allow("item.lock", says=_("Lock and unlock"), to=(HOST,), when=(NOT_ARCHIVED,))
allow("item.move", says=_("Move to another space where one is a host"), to=(HOST,), when=(NOT_ARCHIVED,))
allow("item.follow", says=_("Follow or mute"), to=(ANY_MEMBER_OF_THE_SITE,))
