"""What a circle changes in its copy of a format, laid over what the copy was. Plain values on both sides."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from kith.domains.supervision.formats.plain import Plain
from kith.domains.supervision.formats.reading import ALL
from kith.domains.supervision.formats.shapes import Doing

Step = Mapping[
    str, Any
]  # what is changed of a step, by the keys of the TOML files; without a `key` it is a new one
EARLIER, LATER, OUT, NEW = "earlier", "later", "out", "new"


def rearranged[Row](rows: Sequence[Row], *, do: str, at: int, new: Row) -> list[Row]:
    """The same rows after one move. What cannot be done changes nothing."""
    kept = list(rows)
    if do == NEW:
        return [*kept, new]
    if not 0 <= at < len(kept):
        return kept
    row = kept.pop(at)
    if do == OUT and kept:
        return kept
    kept.insert({EARLIER: max(0, at - 1), LATER: at + 1}.get(do, at), row)
    return kept


def edited(before: Plain, *, title: str, good_for: str, steps: Iterable[Step]) -> Plain:
    """The copy as it is now. Whoever may speak in a step, and what is kept of it, stays; a new step is for all."""
    known = {step["key"]: step for step in before["step"]}
    free = (key for key in (f"step-{number}" for number in count(1)) if key not in known)
    written = [
        {**known.get(step["key"], _for_all(before)), **step, "key": step["key"] or next(free)}
        for step in steps
    ]
    return before | {"title": title, "good_for": good_for, "step": written, **_sums(before, written)}


def _for_all(before: Plain) -> Plain:
    step: Plain = {"may_speak": [ALL], "methods": [], "may_repeat": False}
    return step | ({"presenter": Doing.SPEAKS.value} if before.get("has_presenter", True) else {})


def _sums(before: Plain, steps: Sequence[Plain]) -> Plain:
    """What follows from the steps, so that nobody has to add up."""
    sums: Plain = {}
    if "minutes" in before:
        sums["minutes"] = minutes = sum(step["minutes"] for step in steps)
        sums["stretches"] = _stretched(before["stretches"], minutes)
    if "days" in before:
        sums["days"] = sum(step["days"] for step in steps)
        sums["most_days"] = max(before["most_days"], sums["days"])
    return sums


def _stretched(span: Plain, minutes: int) -> Plain:
    """What did not stretch lasts as long as its steps; what did holds the new minutes too."""
    if span["least"] == span["most"]:
        return {"least": minutes, "most": minutes}
    return {"least": min(span["least"], minutes), "most": max(span["most"], minutes)}
