"""What an import did, said to the person who ran it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from kith.lib.archives.shapes import Problem

MOST_REASONS = 200
OTHER_REASON = "for other reasons"


@dataclass
class Report:
    """Counts what came in; each thing left out goes to a file at once, so that memory stays flat."""

    file: Path
    read: int = 0
    conversations: int = 0
    replies: int = 0
    already_here: int = 0
    people: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def leave_out(self, problem: Problem) -> None:
        reason = problem.reason.removeprefix("left out: ")[:120]
        known = reason in self.reasons or len(self.reasons) < MOST_REASONS
        self.reasons[reason if known else OTHER_REASON] += 1
        with self.file.open("a", encoding="utf-8") as out:
            out.write(f"{problem.position}: {problem.reason} {problem.identifier}".rstrip() + "\n")

    @contextmanager
    def only_if_whole(self) -> Iterator[None]:
        """What is counted in here does not count when it is undone half way."""
        before = replace(self, reasons=self.reasons.copy())
        try:
            yield
        except BaseException:
            vars(self).update(vars(before))
            raise

    @property
    def left_out(self) -> int:
        return self.reasons.total()

    def progress(self) -> str:
        return f"{self.read} read, {self.conversations + self.replies} came in, {self.already_here} were here already"

    def lines(self) -> list[str]:
        told = [
            f"Came in: {self.conversations} conversations, {self.replies} replies, {self.people} new people.",
            f"Here already: {self.already_here}.",
            f"Notes and things left out: {self.left_out}.",
        ]
        told += [f"  {count} × {reason}" for reason, count in self.reasons.most_common(12)]
        return [*told, f"Each of them with its place: {self.file}"] if self.reasons else told
