"""Words of a session, into its safe and out of it. Asked behind the wall, inside `seen_as`; `KeyLost` where the safe stays shut."""

from dataclasses import dataclass

from kith.domains.supervision.models import Note, Passage, Session
from kith.infrastructure.safes.opening import Opened, opened


@dataclass(frozen=True)
class Said[Row: Passage | Note]:
    """A passage or a note with its words, for as long as a page is made."""

    row: Row
    words: str


def lay[Row: Passage | Note](row: Row, words: str) -> Row:
    """Put the words of a row into the safe of its session. The row is not saved by it."""
    row.sealed = _opened(row.session).lock(words, about=row.place)
    return row


def read[Row: Passage | Note](rows: list[Row], *, session: Session) -> list[Said[Row]]:
    """With their words; the safe is opened once."""
    safe = _opened(session)
    return [Said(row, safe.unlock(row.sealed, about=row.place)) for row in rows]


def _opened(session: Session) -> Opened:
    return opened(session.safe)
