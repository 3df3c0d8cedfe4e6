"""What whoever was invited reads before they come in. Who knows more about a space is above us, and listed in the settings."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


@dataclass(frozen=True)
class Said:
    """A sentence or two, and where something can be done about it."""

    words: str
    link: str = ""
    called: str = ""


def said_before(space: Space, person: Person) -> list[Said]:
    telling = (import_string(path) for path in settings.KITH_SAID_TO_INVITED)
    return [each for tell in telling for each in tell(space, person)]
