"""Finds the messages of a mailbox file, line by line, so that a file of any size needs little memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO

LINE = 65_536
HEAD_LIMIT = 256_000

_SEPARATOR = re.compile(
    rb"From +(?:\S+|\S+ +(?:at|AT|[(\[<{] ?(?:at|AT|a) ?[)\]>}]) +\S+(?: +(?:dot|\[dot\]) +\S+)*) +"
    rb"(?P<date>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +\w{3} +\d{1,2} +\d{1,2}:\d\d(?::\d\d)?\b.{0,20}?\b\d{2,4}\b.{0,20})$"
)
_HEADER = re.compile(rb"(?:[!-9;-~]+[ \t]*:|>From )")
_OF_A_MAIL = re.compile(rb"(?mi)^(?:from|sender|message-id|received|return-path)[ \t]*:")


@dataclass(frozen=True, slots=True)
class Span:
    """One message in the file: where its content stands, its head, and a digest of its body."""

    start: int
    length: int
    stamp: str
    head: bytes
    body_digest: bytes


class _Growing:
    """A message while its lines are read."""

    def __init__(self, start: int, *, stamp: bytes) -> None:
        self.start, self.end, self.stamp = start, start, stamp
        self.head = bytearray()
        self.in_head = True
        self.digest = blake2b(digest_size=12)

    def add(self, line: bytes) -> None:
        self.end += len(line)
        text = line.rstrip()
        if self.in_head:
            self.in_head = bool(text) and len(self.head) < HEAD_LIMIT
            self.head += line
        elif text:  # the blank lines at the end differ from copy to copy
            self.digest.update(text + b"\n")

    def done(self) -> Span | int:
        """Without a line that separates it, only what says by whom or by which way it was sent is a mail."""
        if not self.stamp and not _OF_A_MAIL.search(self.head):
            return self.end - self.start
        stamp = self.stamp.decode("ascii", "replace")
        return Span(self.start, self.end - self.start, stamp, bytes(self.head), self.digest.digest())


def spans(stream: BinaryIO) -> Iterator[Span | int]:
    """Each message in the order of the file; a number stands for that many bytes that belong to none."""
    growing: _Growing | None = None
    offset, blank, lost = 0, True, 0
    line = _first_line(stream)
    offset = stream.tell() - len(line)
    while line:
        following = stream.readline(LINE)
        separator = _SEPARATOR.match(line.rstrip()) if blank and line.startswith(b"From ") else None
        if separator and (not following.strip() or _HEADER.match(following)):
            if growing:
                yield growing.done()
            growing = _Growing(offset + len(line), stamp=separator["date"])
        elif growing:
            growing.add(line)
        elif offset < 4 and _HEADER.match(line):  # a single mail, saved without a separator
            growing = _Growing(offset, stamp=b"")
            growing.add(line)
        elif line.strip():
            lost += len(line)
        if lost and growing:
            yield lost
            lost = 0
        blank = line.endswith(b"\n") and not line.strip()
        offset += len(line)
        line = following
    if growing:
        yield growing.done()
    elif lost:
        yield lost


def _first_line(stream: BinaryIO) -> bytes:
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    return stream.readline(LINE)
