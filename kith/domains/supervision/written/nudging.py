"""When someone may be reminded that a step is open for them: rarely, by daylight, and only if they wish it."""

from dataclasses import dataclass
from datetime import date, datetime

from kith.capabilities.notifications.moments import is_quiet
from kith.domains.supervision.written.schedule import DAY
from kith.domains.supervision.written.showing import Asks, waits_for
from kith.domains.supervision.written.state import State
from kith.lib.zones import zone


@dataclass(frozen=True)
class Reminding:
    """What someone wishes, and the hours in which it is quiet where they are."""

    is_wished: bool
    quiet_from: int
    quiet_to: int
    zone: str

    def day(self, moment: datetime) -> date:
        return moment.astimezone(zone(self.zone)).date()

    def is_quiet(self, moment: datetime) -> bool:
        return is_quiet(moment.astimezone(zone(self.zone)), begins=self.quiet_from, ends=self.quiet_to)


def nudge_is_due(
    state: State, *, person: int, reminding: Reminding, last: datetime | None, moment: datetime
) -> bool:
    """In the last day of a step that is open for their words; once a day where they are, whatever they are in."""
    if not reminding.is_wished or reminding.is_quiet(moment):
        return False
    if last is not None and reminding.day(last) >= reminding.day(moment):
        return False
    found = waits_for(state, person, moment)
    is_asked = found.asks in {Asks.WRITE, Asks.ANSWER}
    return is_asked and found.until is not None and moment >= found.until - DAY
