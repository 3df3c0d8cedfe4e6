"""Lets a space of the demo have a shared pulse, by the same actions that people use: a month that is told, and one that runs."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from kith.domains.pulse.actions import answering, offering
from kith.domains.pulse.actions.asking import ask_about
from kith.domains.pulse.counting import come_round
from kith.domains.pulse.models import Asking
from kith.domains.pulse.months import month_of
from kith.domains.pulse.words import Word
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space

People = Mapping[str, Person]
Words = Mapping[str, list[str]]  # who says it, by the word


def feel(text: Mapping[str, Any], people: People) -> None:
    """Some take part, one person at a time. The month before is counted as any other, with noise."""
    space, today = Space.objects.get(slug=text["space"]), timezone.localdate()
    pulse = offering.offer(space, by=people[text["by"]])
    for key in text["takes_part"]:
        answering.take_part(pulse, by=people[key])
    ask_about(pulse, today=month_of(today) - timedelta(days=1))
    now, before = pulse.askings.select_related("safe").order_by("-month")
    _say(before, text["month_before"], people)
    _say(now, text["this_month"], people)
    come_round(today=today)


def _say(asking: Asking, words: Words, people: People) -> None:
    for word, keys in words.items():
        for key in keys:
            answering.answer(asking, word=Word(word), by=people[key])
