"""Which message answers which: by References, then In-Reply-To, then by subject; and an order to read them in."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SUBJECT_DAYS = 90


@dataclass(slots=True)
class Entry:
    """What stays in memory of a message: where it stands, and what tells its place among the others."""

    file: int
    number: int
    start: int
    length: int
    key: bytes
    references: tuple[bytes, ...]
    subject: bytes  # digest of list and bare subject, empty when there is none
    answers: bool
    when: float
    parent: int = -1
    root: int = -1


def thread(entries: Sequence[Entry]) -> None:
    """Sets parent and root of every entry, as places in this sequence. No circle can come of it."""
    order = sorted(range(len(entries)), key=lambda place: (entries[place].when, place))
    known = {entry.key: place for place, entry in enumerate(entries)}
    up = list(range(len(entries)))
    for place in order:
        for reference in entries[place].references:
            target = known.get(reference, -1)
            if target >= 0 and _top(up, target) != place:
                entries[place].parent = up[place] = target
                break
    _gather_orphans(entries, order, up, known)
    for place, entry in enumerate(entries):
        entry.root = _top(up, place)


def _gather_orphans(
    entries: Sequence[Entry], order: Sequence[int], up: list[int], known: dict[bytes, int]
) -> None:
    """Answers whose parent is not in the archive join the earliest message of the same conversation."""
    missing: dict[bytes, int] = {}
    subjects: dict[bytes, tuple[int, float]] = {}
    for place in order:
        entry = entries[place]
        if entry.parent < 0:
            target = next((missing[r] for r in entry.references if r in missing), -1)
            if target < 0 and entry.answers and entry.subject in subjects:
                opening, last = subjects[entry.subject]
                target = opening if entry.when - last <= SUBJECT_DAYS * 86400 else -1
            if target >= 0 and _top(up, target) != place:
                entry.parent = up[place] = target
        for reference in entry.references:
            if reference not in known:
                missing.setdefault(reference, place)
        if entry.subject:
            subjects[entry.subject] = (_top(up, place), entry.when)


def _top(up: list[int], place: int) -> int:
    """The opening message above this place; shortens the way for the next time."""
    top = place
    while up[top] != top:
        top = up[top]
    while up[place] != top:
        up[place], place = top, up[place]
    return top


def in_reading_order(entries: Sequence[Entry]) -> Iterator[int]:
    """Thread after thread by the date of its opening; inside by date, a parent always before its answers."""
    children: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        if entry.parent >= 0:
            children.setdefault(entry.parent, []).append(place)
    openings = [place for place, entry in enumerate(entries) if entry.parent < 0]
    for opening in sorted(openings, key=lambda place: (entries[place].when, place)):
        waiting = [(entries[opening].when, opening)]
        while waiting:
            _, place = heapq.heappop(waiting)
            yield place
            for child in children.get(place, ()):
                heapq.heappush(waiting, (entries[child].when, child))
