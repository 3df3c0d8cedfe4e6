"""Lets some people of the demo look for a circle, by the same actions that people use. The worker puts them together a minute later."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from kith.domains.supervision.actions.rounds import wishing
from kith.domains.supervision.actions.rounds.opening import open_round
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space

People = Mapping[str, Person]
SOON = timedelta(minutes=1)  # so that nobody who begins a demo waits for the solver
TERMS = ("words", "least", "most", "minutes")


def seek(rounds: Iterable[Mapping[str, Any]], people: People) -> None:
    """Each says what they want, and nobody else reads it."""
    for text in rounds:
        space = Space.objects.get(slug=text["space"])
        terms = {name: text[name] for name in TERMS}
        opened = open_round(
            by=people[text["by"]], space=space, until=timezone.now() + SOON, language=space.language, **terms
        )
        for wish in text["wish"]:
            said = {name: _frozen(value) for name, value in wish.items() if name != "who"}
            wishing.say(opened, by=people[wish["who"]], **said)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
