"""Whoever stepped in where someone did not come has had that turn, and the plan goes on from there."""

from kith.domains.supervision.actions.laying_out import keep_turns, turns_of
from kith.domains.supervision.live.state import State
from kith.domains.supervision.models import Session
from kith.domains.supervision.queries.live import meeting_of
from kith.domains.supervision.turns import Role, as_held


def note_turns(session: Session, state: State, *, before: State) -> None:
    """At the start, turns of those who are not there go to whoever does it instead; later, those that nobody has taken up yet."""
    starts = before.started_at is None and state.started_at is not None
    if not starts and (state.started_at is None or _does(state) == _does(before)):
        return
    if (meeting := meeting_of(session)) is not None:
        came = state.people if starts else None
        keep_turns(meeting, as_held(turns_of(meeting), does=_does(state), came=came))


def _does(state: State) -> dict[Role, int | None]:
    return {"moderator": state.moderator, "secretary": state.secretary}
