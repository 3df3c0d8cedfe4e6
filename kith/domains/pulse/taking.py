"""What someone takes along: where they have a voice, and what they answered about the month that runs."""

from typing import Any

from django.utils.translation import gettext as _

from kith.domains.pulse.models import Voice
from kith.domains.pulse.queries import asked_now, own_answer
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import KeyLost


def own_part(person: Person) -> tuple[str, Any]:
    """The name of the part, and a row for each voice. What was counted is nobody's own any more."""
    with seen_as(person):
        voices = Voice.objects.filter(person=person).select_related("pulse__space").order_by("since")
        return "pulse", [_voice(each, person) for each in voices]


def _voice(voice: Voice, person: Person) -> dict[str, Any]:
    return {
        "in": voice.pulse.space.name,
        "since": voice.since.isoformat(),
        "your_answer": _answer(voice, person),
    }


def _answer(voice: Voice, person: Person) -> str | None:
    asking = asked_now(voice.pulse)
    try:
        said = own_answer(asking, person) if asking else None
    except KeyLost:
        return _("What you answered cannot be opened at the moment.")
    return said and str(said.label)
