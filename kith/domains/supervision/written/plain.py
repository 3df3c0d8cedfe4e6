"""A session in writing as JSON, and back."""

from datetime import date, datetime
from typing import Any

from kith.domains.supervision.formats.framing import frame_from_plain, frame_to_plain
from kith.domains.supervision.formats.shapes import Facilitator
from kith.domains.supervision.written.schedule import Schedule
from kith.domains.supervision.written.state import State

Plain = dict[str, Any]
AS_THEY_ARE = ("presenter", "moderator", "step", "given", "kept_days")
CAME_LATER: Plain = {"passed": [], "was_led": False}  # what began before has none of it


def to_plain(state: State) -> Plain:
    return {
        "frames": [frame_to_plain(each) for each in state.frames],
        "facilitator": state.facilitator.value,
        "schedule": _schedule(state.schedule),
        "people": list(state.people),
        "invited": sorted(state.invited),
        "opened_at": state.opened_at.isoformat(),
        "written": [[person, at.isoformat()] for person, at in state.written.items()],
        "passed": sorted(state.passed),
        "was_led": state.was_led,
        "closed_at": state.closed_at.isoformat() if state.closed_at else None,
        **{name: getattr(state, name) for name in AS_THEY_ARE},
    }


def from_plain(kept: Plain) -> State:
    plain = CAME_LATER | kept
    closed_at = plain["closed_at"]
    as_they_are: Plain = {name: plain[name] for name in AS_THEY_ARE}
    return State(
        frames=tuple(frame_from_plain(each) for each in plain["frames"]),
        facilitator=Facilitator(plain["facilitator"]),
        schedule=_schedule_from(plain["schedule"]),
        people=tuple(plain["people"]),
        invited=frozenset(plain["invited"]),
        opened_at=datetime.fromisoformat(plain["opened_at"]),
        written={person: datetime.fromisoformat(at) for person, at in plain["written"]},
        passed=frozenset(plain["passed"]),
        was_led=plain["was_led"],
        closed_at=datetime.fromisoformat(closed_at) if closed_at else None,
        **as_they_are,
    )


def _schedule(schedule: Schedule) -> Plain:
    return {
        "begins": schedule.begins.isoformat(), "zone": schedule.zone, "days": list(schedule.days),
        "most_days": schedule.most_days,
    }  # fmt: skip


def _schedule_from(plain: Plain) -> Schedule:
    return Schedule(
        date.fromisoformat(plain["begins"]), plain["zone"], tuple(plain["days"]), plain["most_days"]
    )
