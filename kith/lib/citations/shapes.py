"""The plain values that all formats share. Their fields follow CSL-JSON, which every reference manager can read."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """Who wrote or edited it: a person by family and given name, or anyone by a `literal` name that is kept as it is."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One published work. Every field may be empty; `position` tells where it stood in its file.

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
    position: str = field(default="", compare=False)

    @property
    def is_findable(self) -> bool:
        """Whether anything tells which work is meant; nothing else can be done with one that is not."""
        return bool(self.title or self.doi or self.pmid or self.isbn or self.url)


@dataclass(frozen=True, slots=True)
class Problem:
    """A reference that could not come in, or only in part: where it stands, and why, in a plain sentence."""

    position: str
    reason: str
