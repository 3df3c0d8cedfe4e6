"""What came out of a round for one person: a place in a circle with their own answer to it, or why there was none."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from kith.domains.supervision.matching.explaining import Facts, LeftOver
from kith.domains.supervision.matching.meeting import Meeting
from kith.domains.supervision.matching.shapes import Circle, Way

OPEN, YES, NO = "open", "yes", "no"
SILENT = "silent"  # why nothing came out for someone who did not answer in time


@dataclass(frozen=True, slots=True)
class Offered:
    """`company` are the keys of all in the circle, with one's own; `host` is who would host it first. A new one would meet first in the
    slot `begins`, by the clock of `zone`. `circle` is there once it has begun.

    `joins` is the circle that goes on into which they would come; its members are in the company too, and named to nobody before.
    `was_asked` once someone answered to an earlier proposal of the same round.
    """

    company: tuple[int, ...] = ()
    language: str = ""
    slots: tuple[int, ...] = ()
    way: str = ""
    host: int = 0
    begins: int = 0
    zone: str = "UTC"
    facts: Mapping[str, Any] | None = None
    answer: str = OPEN
    circle: int | None = None
    why: str = ""
    change: Mapping[str, Any] | None = None
    was_asked: bool = False
    joins: int | None = None

    @property
    def waits(self) -> bool:
        return bool(self.company) and self.circle is None

    @property
    def is_new(self) -> bool:
        """Whether it would be a new circle, which begins when all say yes."""
        return self.waits and self.joins is None

    @property
    def shape(self) -> Circle:
        """As `matching` knows it."""
        return Circle(self.company, self.language, frozenset(self.slots), Way(self.way), self.joins)


def placed(circle: Circle, facts: Facts, *, host: int, meeting: Meeting | None) -> Offered:
    found = Offered(
        circle.members, circle.language, tuple(sorted(circle.slots)), str(circle.way), host, facts=asdict(facts), joins=circle.joined
    )  # fmt: skip
    return replace(found, begins=meeting.slot, zone=meeting.zone) if meeting else found


def left(why: LeftOver) -> Offered:
    return Offered(why=str(why.why), change=asdict(why.change) if why.change else None)
