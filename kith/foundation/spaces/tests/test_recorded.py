"""What someone does about their own place is recorded with who did it, and told to nobody."""

from collections.abc import Callable
from typing import Any

import pytest

from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions import belonging, inviting
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.foundation.spaces.log import happened_in
from tests.cast import Cast


def _agrees(cast: Cast) -> None:
    write_guidelines(cast.rural, source="- We rest.", by=cast["tomasz"])
    belonging.agree(cast.place("maria", cast.rural), by=cast["maria"])


def _takes_another_name(cast: Cast) -> None:
    belonging.go_by(cast.place("maria", cast.rural), name="Heron", by=cast["maria"])


def _no_longer_asks(cast: Cast) -> None:
    place = belonging.join(cast.rural, by=cast["eleni"], request="I work on an island")
    belonging.no_longer_ask(place, by=cast["eleni"])


def _refuses(cast: Cast) -> None:
    place = belonging.join(cast.rural, by=cast["eleni"], request="I work on an island")
    belonging.refuse(place, by=cast["tomasz"])


QUIET: dict[str, tuple[Callable[[Cast], None], str]] = {
    "space.agreed": (_agrees, "maria"),
    "space.name": (_takes_another_name, "maria"),
    "space.no_longer_asks": (_no_longer_asks, "eleni"),
    "space.refused": (_refuses, "tomasz"),
}


def _newest(cast: Cast) -> tuple[Event, dict[str, Any]]:
    event = Event.objects.latest("pk")
    assert event.space_trace.space == cast.rural
    return event, event.facts


@pytest.mark.parametrize("code", QUIET)
def test_it_is_recorded_with_its_actor_without_words_and_in_no_log(cast: Cast, code: str) -> None:
    verb, actor = QUIET[code]
    verb(cast)
    event, facts = _newest(cast)
    assert (event.type, event.actor) == (code, cast[actor])
    assert not [value for value in facts.values() if isinstance(value, str)]
    assert event not in happened_in(cast.rural, for_hosts=True)


def test_a_closed_invitation_is_in_the_log_once(cast: Cast) -> None:
    invitation, _token = inviting.invite(to=cast.rural, by=cast["tomasz"], days=7)
    for _twice in range(2):
        inviting.withdraw(invitation, by=cast["tomasz"])
    event, facts = _newest(cast)
    assert (event.type, event.actor, facts) == ("space.uninvited", cast["tomasz"], {"role": "member"})
    assert happened_in(cast.rural, for_hosts=False).filter(type="space.uninvited").count() == 1


def test_an_answer_that_comes_too_late_is_no_event(cast: Cast) -> None:
    place = belonging.join(cast.rural, by=cast["eleni"])
    late = cast.place("eleni", cast.rural)
    belonging.admit(place.person, to=cast.rural, by=cast["tomasz"])
    before = Event.objects.count()
    belonging.refuse(late, by=cast["tomasz"])
    assert Event.objects.count() == before
