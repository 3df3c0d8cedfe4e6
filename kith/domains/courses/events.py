"""What can happen to a course."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class CourseChanged(ItemFact):
    """Nobody is told: whoever takes it sees the steps as they are."""

    code: ClassVar[str] = "course.changed"
    says: ClassVar[Words] = _("The steps of a course changed.")
    is_logged: ClassVar[bool] = False
