"""The steps of a session in writing as they stand on its page, and in each what was said, in its order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.domains.supervision.formats.shapes import Words
from kith.domains.supervision.models import Passage
from kith.domains.supervision.queries.written import Seen
from kith.domains.supervision.sealing import Said
from kith.domains.supervision.written.days import Leg, Look, legs


@dataclass(frozen=True)
class Shown:
    """Something that was said. `kept_as` is the name of the field, where it is what the step asked for."""

    key: UUID
    name: str
    seed: str
    words: str
    at: datetime
    kept_as: str
    is_own: bool
    may_change: bool
    was_changed: bool


@dataclass(frozen=True)
class Step:
    leg: Leg
    words: Words
    said: list[Shown]
    is_unfolded: bool

    @property
    def is_open(self) -> bool:
        return self.leg.look is Look.OPEN

    @property
    def is_over(self) -> bool:
        return self.leg.look is Look.HELD


def steps_of(seen: Seen, said: Iterable[Said[Passage]]) -> list[Step]:
    """All of them, in the order in which they come."""
    rows = list(said)
    return [_step(seen, leg, rows) for leg in legs(seen.state, seen.moment)]


def to_read(steps: list[Step], *, is_over: bool) -> list[Step]:
    """Those in which something was said: the newest on top as long as one comes back each day, in their order afterwards."""
    said = [step for step in steps if step.said]
    return said if is_over else said[::-1]


def _step(seen: Seen, leg: Leg, rows: Iterable[Said[Passage]]) -> Step:
    """The open step and the one before it are unfolded; all of them are once it is over."""
    words = seen.words_of(leg.frame)
    said = [_shown(seen, each, words, leg) for each in rows if each.row.step == leg.frame.key]
    return Step(leg, words, said, seen.now.is_over or leg.number >= seen.now.number - 1)


def _shown(seen: Seen, said: Said[Passage], words: Words, leg: Leg) -> Shown:
    row, is_own = said.row, said.row.author_id == seen.me.pk
    return Shown(
        key=row.pk, name=seen.name_of(row.author_id) if row.author_id in seen.people else row.author.shown_name,
        seed=row.author.seed, words=said.words, at=row.said_at, kept_as=words.output if row.output else "",
        is_own=is_own, may_change=is_own and leg.look is Look.OPEN, was_changed=row.changed_at is not None,
    )  # fmt: skip
