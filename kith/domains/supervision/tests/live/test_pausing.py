"""After an hour a pause is named, on every device, until one is taken."""

import json

from kith.domains.supervision.live.moves import go_on, pause
from kith.domains.supervision.live.people import hear
from kith.domains.supervision.live.plain import from_plain, to_plain
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.tests.live.scenes import ANA, BO, after, made, started, together


def _needs(state: State, **passed: float) -> bool:
    return at(state, after(**passed)).needs_pause


def test_it_is_named_after_an_hour_and_by_a_mark_of_its_own() -> None:
    state = started("eight-step", ANA, BO, presenter=BO)
    assert not _needs(state, minutes=59, seconds=59)
    assert _needs(state, hours=1)
    heard = made(hear, made(hear, state, person=ANA, moment=after(hours=1)), person=BO, moment=after(hours=1))
    before = after(minutes=59, seconds=59)
    assert at(heard, before).mark != at(heard, after(hours=1)).mark, "devices look again"


def test_a_pause_is_enough_and_the_hour_begins_anew() -> None:
    state = started("eight-step", ANA, BO, presenter=BO)
    paused = made(pause, state, by=BO, moment=after(minutes=50))
    assert not _needs(paused, hours=2), "they rest"
    on = made(go_on, paused, by=ANA, moment=after(minutes=55))
    assert not _needs(on, minutes=114)
    assert _needs(on, minutes=115)


def test_before_it_starts_and_in_what_began_under_an_older_house_nothing_is_said() -> None:
    assert not _needs(together("round", ANA, BO), hours=3)
    kept = to_plain(started("round", ANA, BO))
    assert from_plain(json.loads(json.dumps(kept))).rested_at == after()
    del kept["rested_at"]
    assert not _needs(from_plain(kept), hours=3)
