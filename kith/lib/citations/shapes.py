"""The plain values that all formats share. Their fields follow CSL-JSON, which every reference manager can read."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """Who wrote or edited it: a person by family and given name, or anyone by a `literal` name that is kept as it is."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One published work. Every field may be empty; `line` is where it began in its file.

    What no field is there for is kept in `extra`, by the format it came from: ("ris:C1", "…"), ("csl:archive", "…").
    """

    type: str = "document"
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    genre: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    pmid: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    language: str = ""
    abstract: str = ""
    note: str = ""
    keywords: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    line: int | None = field(default=None, compare=False)

    @property
    def is_findable(self) -> bool:
        """Whether anything tells which work is meant; nothing else can be done with one that is not."""
        return bool(self.title or self.doi or self.pmid or self.isbn or self.url)


class Reason(StrEnum):
    """Why something could not come in, or only in part. The sentences stand where people read them."""

    NO_REFERENCE = "no_reference"
    NO_START = "no_start"
    NO_ITEM = "no_item"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    UNFINDABLE = "unfindable"
    TOO_LONG = "too_long"
    UNBALANCED = "unbalanced"
    BROKEN = "broken"
    MOSTLY_BROKEN = "mostly_broken"
    IN_PART = "in_part"
    NO_END = "no_end"
    NO_WORK = "no_work"


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not come in, or only in part: why, and the line where it begins. Without one, it is the whole file.

    `detail` is what a reason names: how a first line looks, what the system said, how many megabytes, which register.
    """

    reason: Reason
    line: int | None = None
    detail: str = ""
