"""Who says what an item is about, and who adds frameworks. Everything else in competencies is about oneself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.policy import AUTHOR
from kith.capabilities.versions.policy import MAY_WRITE, WRITER
from kith.foundation.people.models import Person
from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.policy import HOST


def _may_change(person: Person | None, item: Any) -> bool:
    """What is written in versions is changed by those who write it; all else by its author and by hosts."""
    if item.kind_of.steps:
        return WRITER.holds(person, item)
    return AUTHOR.holds(person, item) or HOST.holds(person, item)


CHANGER = Ground(_("those who may change it"), _may_change)

allow(
    "competencies.name",
    says=_("Say which competencies something is about"),
    to=(CHANGER,),
    when=MAY_WRITE,
)
allow("competencies.frameworks", says=_("Add frameworks of competencies"), to=(STEWARD,))
