"""Taking part, answering, changing one's word, stopping: all of it is one's own, and can be taken back."""

from typing import Any

import pytest

from kith.domains.pulse.actions import answering, offering
from kith.domains.pulse.models import Pulse, Voice
from kith.domains.pulse.queries import has_voice, own_answer
from kith.domains.pulse.tests.group import offered, rows_of, say
from kith.domains.pulse.words import Word
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit, leave
from kith.infrastructure.database.private import keeping, seen_as
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import KeyLost
from tests.cast import Cast


@pytest.fixture
def pulse(cast: Cast) -> Pulse:
    return offered(cast.commons)


def _said(pulse: Pulse, person: Person) -> Word | None:
    with seen_as(person):
        return own_answer(pulse.askings.select_related("safe").get(), person)


def _takes_part(cast: Cast, pulse: Pulse, name: str) -> bool:
    with seen_as(cast[name]):
        return has_voice(pulse, cast.place(name, cast.commons))


def test_nobody_takes_part_by_the_offer(cast: Cast, pulse: Pulse) -> None:
    with keeping():
        assert not Voice.objects.exists()


def test_the_last_word_holds(cast: Cast, pulse: Pulse) -> None:
    say(pulse, Word.LIGHT, by=cast["maria"])
    answering.answer(pulse.askings.get(), word=Word.HEAVY, by=cast["maria"])
    assert _said(pulse, cast["maria"]) is Word.HEAVY
    assert rows_of(cast["maria"]) == 2, "a voice, and one answer"


def test_a_word_can_be_taken_back(cast: Cast, pulse: Pulse) -> None:
    say(pulse, Word.LIGHT, by=cast["maria"])
    answering.take_back(pulse.askings.get(), by=cast["maria"])
    assert _said(pulse, cast["maria"]) is None
    assert _takes_part(cast, pulse, "maria")


def test_who_stops_leaves_nothing_and_touches_nobody_else(cast: Cast, pulse: Pulse) -> None:
    events = Event.objects.count()
    for name in ("maria", "noor"):
        say(pulse, Word.MIXED, by=cast[name])
    answering.stop(pulse, by=cast["maria"])
    assert rows_of(cast["maria"]) == 0
    assert _said(pulse, cast["noor"]) is Word.MIXED
    assert Event.objects.count() == events, "and no trail says that anyone took part, answered or stopped"


def test_taking_part_twice_is_taking_part(cast: Cast, pulse: Pulse) -> None:
    for _each in range(2):
        answering.take_part(pulse, by=cast["maria"])
    assert rows_of(cast["maria"]) == 1


def test_who_left_and_came_back_is_asked_anew(cast: Cast, pulse: Pulse) -> None:
    say(pulse, Word.MIXED, by=cast["maria"])
    leave(cast.place("maria", cast.commons))
    admit(cast["maria"], to=cast.commons, by=None)
    assert not _takes_part(cast, pulse, "maria")
    answering.take_part(pulse, by=cast["maria"])
    assert _takes_part(cast, pulse, "maria")


def test_with_the_end_all_voices_and_answers_are_gone(cast: Cast, pulse: Pulse) -> None:
    for name in ("maria", "noor"):
        say(pulse, Word.MIXED, by=cast[name])
    offering.end(pulse, by=cast["tomasz"])
    assert [rows_of(cast[name]) for name in ("maria", "noor")] == [0, 0]
    assert not Safe.objects.exists()
    assert not Pulse.objects.exists()


def test_offering_twice_asks_once_and_is_said_once(cast: Cast, pulse: Pulse) -> None:
    offering.offer(cast.commons, by=cast["tomasz"])
    assert pulse.askings.count() == 1
    assert Event.objects.filter(type="pulse.offered").count() == 1


def test_without_the_key_nothing_is_changed(cast: Cast, pulse: Pulse, settings: Any) -> None:
    say(pulse, Word.LIGHT, by=cast["maria"])
    kept, settings.SAFE_KEY = settings.SAFE_KEY, ""
    with pytest.raises(KeyLost):
        answering.answer(pulse.askings.get(), word=Word.HEAVY, by=cast["maria"])
    settings.SAFE_KEY = kept
    assert _said(pulse, cast["maria"]) is Word.LIGHT
