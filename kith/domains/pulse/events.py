"""What can happen to a pulse. It stands in the log of the space, and nobody is told: a pulse asks for no attention.

That someone takes part, answers or stops is no event.
"""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Words
from kith.foundation.spaces.events import SpaceFact


@dataclass(frozen=True, kw_only=True)
class Offered(SpaceFact):
    code: ClassVar[str] = "pulse.offered"
    says: ClassVar[Words] = _(
        "A host offered a shared pulse. Each person decides alone whether to take part."
    )


@dataclass(frozen=True, kw_only=True)
class Ended(SpaceFact):
    code: ClassVar[str] = "pulse.ended"
    says: ClassVar[Words] = _("A host ended the shared pulse. All answers of the month are gone.")
