"""Who comes and goes, and who has which role."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kith.domains.supervision.live.mending import awake, mended
from kith.domains.supervision.live.ready import leading, present
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.live.state import State
from kith.domains.supervision.turns import Role


def come(
    state: State,
    *,
    person: int,
    moment: datetime,
    is_trained: bool = False,
    planned: Role | None = None,
) -> State | Refusal:
    """Someone comes in, by whatever device. The first who may moderates, until they hand it over.

    Whoever was `planned` to moderate, to bring something or to write down does, if they come before the start.
    """
    if state.finished_at:
        return Refusal.FINISHED
    trained = state.trained | {person} if is_trained else state.trained
    now = awake(replace(state, trained=trained), person, moment)
    is_early = person not in state.people and now.step is None
    return mended(_as_planned(now, person, planned), moment) if is_early else now


def hear(state: State, *, person: int, moment: datetime) -> State | Refusal:
    """A device of someone says that it is there."""
    return present(state, by=person, moment=moment)


def hear_all(state: State, *, persons: Iterable[int], moment: datetime) -> State:
    """Devices of all of these are there, heard at one moment; whoever did not come in, or left, is passed by.

    When nobody was heard for long before, the house did not listen, and everyone is given time to come back.
    """
    heard = [each for each in persons if each in state.people]
    if state.finished_at or not heard:
        return state
    if not state.here(moment):
        state = replace(state, listening_since=moment)
    for each in heard:
        state = state.heard(each, moment)
    return mended(state, moment)


def leave(state: State, *, person: int, moment: datetime) -> State | Refusal:
    """Someone goes, and gives no reason. Who has begun to tell can come back to it."""
    now = present(state, by=person, moment=moment)
    if isinstance(now, Refusal):
        return now
    left = {each: heard for each, heard in now.people.items() if each != person}
    secretary = None if now.secretary == person else now.secretary
    brings_no_more = now.presenter == person and not now.has_begun_to_tell
    presenter = None if brings_no_more else now.presenter
    return mended(replace(now, people=left, secretary=secretary, presenter=presenter), moment)


def hand_over(state: State, *, to: int, by: int, moment: datetime) -> State | Refusal:
    now = leading(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if to == now.presenter:
        return Refusal.PRESENTER_DOES_NOT_MODERATE
    if not now.is_here(to, moment):
        return Refusal.AWAY
    if not now.is_able_to_moderate(to):
        return Refusal.NOT_TRAINED
    return mended(replace(now, moderator=to), moment)


def bring(state: State, *, person: int, by: int, moment: datetime) -> State | Refusal:
    """Someone is chosen to bring something. If they moderated, that passes on; once someone has begun to tell, it stays theirs."""
    now = leading(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if not now.has_presenter:
        return Refusal.NOBODY_BRINGS
    if person not in now.people:
        return Refusal.AWAY
    if now.has_begun_to_tell:
        return Refusal.TOO_LATE_TO_BRING
    secretary = None if now.secretary == person else now.secretary
    return mended(replace(now, presenter=person, secretary=secretary), moment)


def write_down(state: State, *, person: int, by: int, moment: datetime) -> State | Refusal:
    """Someone is chosen to write down what is said, for whoever brought something. Who has that role can hand it on."""
    writes = state.secretary is not None and state.secretary == by
    now = (present if writes else leading)(state, by=by, moment=moment)
    if isinstance(now, Refusal):
        return now
    if person not in now.people:
        return Refusal.AWAY
    return Refusal.HAS_ANOTHER_ROLE if person == now.presenter else replace(now, secretary=person)


def _as_planned(state: State, person: int, planned: Role | None) -> State:
    if planned == "presenter" and state.has_presenter and state.presenter is None:
        return replace(state, presenter=person)
    if planned == "moderator" and state.is_able_to_moderate(person):
        return replace(state, moderator=person)
    if planned == "secretary" and state.secretary is None and state.presenter != person:
        return replace(state, secretary=person)
    return state
