"""Which message answers which: by References, then In-Reply-To, then by subject; and an order to read them in."""

from collections.abc import Iterator
from dataclasses import dataclass

from kith.lib.archives.scratch import Places, Rows, Scratch, in_order

SUBJECT_DAYS = 90
NONE = -1
NO_SUBJECT = bytes(12)


@dataclass(slots=True)
class Entry:
    """What is known of a message before it is read: where it stands, and what tells its place among the others."""

    file: int
    number: int
    start: int
    length: int
    key: bytes
    content: bytes
    subject: bytes  # of list and bare subject
    answers: bool
    when: float  # -1 when nobody knows
    first_reference: int = 0
    references: int = 0


class Entries:
    """All messages of an archive. Each has a place, and a link to the message it answers, or to itself."""

    def __init__(self, scratch: Scratch) -> None:
        self.scratch = scratch
        self._entries = Rows(scratch, "<iiqq12s12s12s?dqi")
        self._references = Rows(scratch, "<12s")
        self._parents, self._tops = Rows(scratch, "<q"), Rows(scratch, "<q")
        self.places = Places(scratch)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, place: int) -> Entry:
        return Entry(*self._entries[place])

    def append(self, entry: Entry, *, references: tuple[bytes, ...] = ()) -> None:
        """Add a message with the keys of those it answers, the nearest first."""
        entry.first_reference, entry.references = len(self._references), len(references)
        for reference in references:
            self._references.append((reference,))
        place = self._entries.append(_row(entry))
        self._parents.append((NONE,))
        self._tops.append((place,))
        self.places.put(entry.key, place)

    def date(self, place: int, when: float) -> None:
        entry = self[place]
        entry.when = when
        self._entries[place] = _row(entry)

    def references(self, entry: Entry) -> list[bytes]:
        start = entry.first_reference
        return [key for (key,) in self._references.part(start, start + entry.references)]

    def parent(self, place: int) -> int:
        return int(self._parents[place][0])

    def hang(self, place: int, *, below: int) -> bool:
        """Make one message the answer to another, unless a circle would come of it."""
        if below < 0 or self.top(below) == place:
            return False
        self._parents[place] = self._tops[place] = (below,)
        return True

    def top(self, place: int) -> int:
        """The opening message above this place; shortens the way for the next time."""
        top = place
        while (above := self._tops[top][0]) != top:
            top = above
        while (above := self._tops[place][0]) != top:
            self._tops[place], place = (top,), above
        return int(top)

    def by_date(self) -> Iterator[tuple[int, Entry]]:
        rows = ((self[place].when, place) for place in range(len(self)))
        for _when, place in in_order(rows, "<dq", scratch=self.scratch):
            yield place, self[place]


def _row(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in Entry.__slots__)


def thread(entries: Entries) -> None:
    """Hangs every answer below the message it answers. No circle can come of it."""
    for place, entry in entries.by_date():
        known = (entries.places.get(reference) for reference in entries.references(entry))
        next((target for target in known if entries.hang(place, below=target)), None)
    _gather_orphans(entries)


def _gather_orphans(entries: Entries) -> None:
    """Answers whose parent is not in the archive join the earliest message of the same conversation."""
    missing, subjects = Places(entries.scratch), Places(entries.scratch)
    for place, entry in entries.by_date():
        references = entries.references(entry)
        if entries.parent(place) < 0:
            gone = (missing.get(reference) for reference in references)
            target = next((earliest for earliest in gone if earliest >= 0), NONE)
            entries.hang(place, below=target if target >= 0 else _same_subject(entries, entry, subjects))
        for reference in references:
            if reference not in entries.places and reference not in missing:
                missing.put(reference, place)
        if entry.subject != NO_SUBJECT:
            subjects.put(entry.subject, place)


def _same_subject(entries: Entries, entry: Entry, subjects: Places) -> int:
    """The opening of the conversation that last had this subject, if that was not long ago."""
    last = subjects.get(entry.subject) if entry.answers else NONE
    if last < 0 or entry.when - entries[last].when > SUBJECT_DAYS * 86400:
        return NONE
    return entries.top(last)


def in_reading_order(entries: Entries) -> Iterator[int]:
    """Thread after thread by the date of its opening; inside by date, a parent always before its answers."""
    turns = _turns(entries)
    rows = (_rank(entries, turns, place) for place in range(len(entries)))
    for *_rest, place in in_order(rows, "<dqdqq", scratch=entries.scratch):
        yield place


def _rank(entries: Entries, turns: Rows, place: int) -> tuple[float | int, ...]:
    opening = entries.top(place)
    moment, depth = turns[place]
    return entries[opening].when, opening, moment, depth, place


def _turns(entries: Entries) -> Rows:
    """Of each message the moment from which it can be read, and how deep it hangs: no answer before its parent."""
    turns = Rows(entries.scratch, "<dq", length=len(entries))
    for start in range(len(entries)):
        way = [start]
        while (above := entries.parent(way[-1])) >= 0 and not turns[above][1]:
            way.append(above)
        for place in reversed(way):
            above = entries.parent(place)
            moment, depth = turns[above] if above >= 0 else (entries[place].when, 0)
            turns[place] = (max(moment, entries[place].when), depth + 1)
    return turns
