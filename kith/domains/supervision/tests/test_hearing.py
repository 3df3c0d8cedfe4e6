"""Being there: whoever has a stream open is heard by it, with all others, and what follows from that is told once."""

from functools import partial

import pytest

from kith.domains.supervision.actions.hearing import hear_all
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.live.state import AWAY
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import does, places, state, time_passes, together, wired
from tests.cast import Cast

LONG = AWAY.total_seconds() + 1


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, "maria", "noor", "sam"))


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    """Maria moderates, Noor brings something, and it has started."""
    made = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(made, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(made, Move.START, by=cast["maria"])
    return made


def _streams(cast: Cast, of: Circle, *names: str) -> dict[int, int]:
    return dict(zip((cast[name].pk for name in names), places(cast, of, *names), strict=True))


def test_as_long_as_streams_are_open_nobody_is_away(cast: Cast, of: Circle, session: Session) -> None:
    here = _streams(cast, of, "noor", "sam", "maria")
    before = state(session, by=cast["sam"])
    for _beat in range(4):
        time_passes(session, cast["sam"], seconds=AWAY.total_seconds() / 2 + 1)
        assert wired(partial(hear_all, session.pk, here)) == []
    now = state(session, by=cast["sam"])
    assert (now.moderator, now.listening_since) == (before.moderator, None)


def test_whose_last_stream_is_closed_passes_moderation_on_and_all_are_told_once(
    cast: Cast, of: Circle, session: Session
) -> None:
    time_passes(session, cast["sam"], cast["noor"], cast["sam"], seconds=LONG)
    beat = partial(hear_all, session.pk, _streams(cast, of, "noor", "sam"))
    assert len(wired(beat)) == 1
    assert state(session, by=cast["noor"]).moderator == places(cast, of, "sam")[0]
    assert wired(beat) == []


def test_that_someone_is_away_or_back_is_told_even_if_nothing_follows_from_it(
    cast: Cast, of: Circle, session: Session
) -> None:
    time_passes(session, cast["maria"], cast["maria"], cast["noor"], seconds=LONG)
    assert len(wired(partial(hear_all, session.pk, _streams(cast, of, "maria", "noor")))) == 1
    everyone = partial(hear_all, session.pk, _streams(cast, of, "maria", "noor", "sam"))
    assert len(wired(everyone)) == 1


def test_for_what_the_house_missed_nobody_is_thought_to_be_away(
    cast: Cast, of: Circle, session: Session
) -> None:
    before = state(session, by=cast["sam"]).moderator
    time_passes(session, cast["sam"], seconds=10 * LONG)
    hear_all(session.pk, _streams(cast, of, "sam"))
    now = state(session, by=cast["sam"])
    assert now.moderator == before
    assert len(now.here(now.people[places(cast, of, "sam")[0]])) == 3


def test_who_did_not_come_in_is_not_heard_and_who_is_elsewhere_hears_nobody(
    cast: Cast, of: Circle, session: Session
) -> None:
    does(session, Move.LEAVE, by=cast["sam"])
    time_passes(session, cast["maria"], seconds=20)
    before = state(session, by=cast["maria"])
    hear_all(session.pk, _streams(cast, of, "sam"))
    assert state(session, by=cast["maria"]) == before
    hear_all(session.pk, {cast["ruth"].pk: places(cast, of, "maria")[0]})
    assert state(session, by=cast["maria"]) == before, "behind the wall"
