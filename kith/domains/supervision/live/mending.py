"""What follows by itself: who moderates when nobody is left who does, and whose turn it is."""

from dataclasses import replace
from datetime import datetime

from kith.domains.supervision.live.state import Round, State, Turn
from kith.domains.supervision.live.turns import dealt, in_order


def mended(state: State, moment: datetime) -> State:
    """As it is at this moment: someone moderates, if anyone here may, and someone has the word, where one speaks in turns."""
    if state.finished_at:
        return state
    return _with_turn(_with_moderator(state, moment), moment)


def awake(state: State, by: int, moment: datetime) -> State:
    """As it is at this moment, with someone heard.

    When nobody was heard for long, it was the house that did not listen. Then everyone is given time to come back, so that
    moderation does not fall to whoever comes back first.
    """
    if state.people and not state.here(moment):
        state = replace(state, listening_since=moment)
    return mended(mended(state, moment).heard(by, moment), moment)


def share(state: State, moment: datetime) -> int:
    """The seconds of whoever has the word, or else comes next: the same for all who are in this round."""
    before, has_turn = len(state.round.had), state.round.turn is not None
    to_come = sum(state.is_here(person, moment) for person in state.round.waiting)
    return dealt(state.seconds, before + has_turn + to_come)[before]


def _with_moderator(state: State, moment: datetime) -> State:
    now = state.moderator
    if now is not None and state.is_able_to_moderate(now) and state.is_here(now, moment):
        return state
    return replace(state, moderator=_successor(state, moment))


def _successor(state: State, moment: datetime) -> int | None:
    """The next one by the order of coming who may; None if nobody here may, and then the session waits."""
    people, now = list(state.people), state.moderator
    after = people.index(now) + 1 if now is not None and now in people else 0
    in_line = people[after:] + people[:after]
    able = (each for each in in_line if state.is_able_to_moderate(each) and state.is_here(each, moment))
    return next(able, None)


def _with_turn(state: State, moment: datetime) -> State:
    """Nobody who is speaking is stopped, whatever changes around them. Who joins late comes last, and has as much as the others."""
    if state.frame is None or state.step is None or not state.frame.in_turns:
        return replace(state, round=Round())
    had, turn = state.round.had, state.round.turn
    if turn is not None and turn.person not in state.people:
        had, turn = (*had, turn.person), None
    voices = [each for each in in_order(list(state.people), step=state.step) if state.may_speak(each)]
    known = {*had, *state.round.waiting, *([turn.person] if turn else [])}
    waiting = [each for each in state.round.waiting if each in voices]
    waiting += [each for each in voices if each not in known]
    mended_state = replace(state, round=Round(had, turn, tuple(waiting)))
    return mended_state if turn or state.paused_at else _next_turn(mended_state, moment)


def _next_turn(state: State, moment: datetime) -> State:
    """Whoever is away keeps their place in the line, and is passed by until they are back."""
    had, waiting = state.round.had, state.round.waiting
    following = next((each for each in waiting if state.is_here(each, moment)), None)
    if following is None:
        return state
    turn = Turn(following, began_at=moment, seconds=share(state, moment))
    return replace(state, round=Round(had, turn, tuple(each for each in waiting if each != following)))
