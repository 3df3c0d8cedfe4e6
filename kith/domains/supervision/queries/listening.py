"""What was written with a request to listen, and below it. Asked behind the wall, inside `seen_as`."""

from dataclasses import dataclass

from kith.domains.supervision.models import Listening, ListeningLine
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.infrastructure.safes.opening import KeyLost, opened


@dataclass(frozen=True)
class Line:
    row: ListeningLine
    words: str


@dataclass(frozen=True)
class Written:
    """The words of a request, and the lines of the two, for those who may read them; `is_shut` where the safe stays shut."""

    words: str = ""
    lines: tuple[Line, ...] = ()
    is_shut: bool = False


def written_with(listening: Listening, *, reader: Person) -> Written:
    if listening.safe is None:
        return Written()
    try:
        safe = opened(listening.safe)
    except KeyLost:
        return Written(is_shut=True)
    rows = ListeningLine.objects.filter(listening=listening).select_related("author__person", "author__space")
    lines = without_apart(rows, reader, author="author").order_by("said_at", "pk")
    return Written(
        words=safe.unlock(listening.sealed, about=listening.place) if listening.sealed else "",
        lines=tuple(Line(row, safe.unlock(row.sealed, about=row.place)) for row in lines),
    )
