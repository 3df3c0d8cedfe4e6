"""The plain values that all readers of archives share."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it, as far as the archive tells: any of the three may be empty."""

    identifier: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came with a message. Its name and content are as sent, so both are untrusted.

    What is `inside` belongs to the look of the message, such as the sign of a company below each mail.
    """

    name: str
    data: bytes
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One post of an archive; `parent` is the message it answers, None when it opens a thread."""

    identifier: str
    parent: str | None
    thread: str
    title: str
    source: str
    author: Author
    written: datetime
    url: str
    position: str
    tags: tuple[str, ...] = ()
    is_accepted: bool = False
    is_question: bool = False
    closed: bool = False
    licence: str = ""
    credit: str = ""
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not come in, or only in part: where it stands, and why, in a plain sentence."""

    position: str
    reason: str
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a list of members. All but the e-mail address may be empty."""

    name: str
    email: str
    handle: str = ""
    role: str = ""
    space_role: str = ""
    region: str = ""
    language: str = ""
    time_zone: str = ""
    pronouns: str = ""
    note: str = ""
    position: str = ""
