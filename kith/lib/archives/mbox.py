"""Archives of a mailing list in mbox form, as real lists left them.

The files are read twice. First only the heads, to learn who answers whom: a few hundred bytes a message stay
in memory. Then the bodies, one at a time, thread after thread. Identifiers are digests of the Message-ID (or,
where there is none, of sender, date, subject and body), so a second reading gives the same ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from kith.lib.archives.mail_headers import (
    Headers,
    decode_words,
    message_id,
    parse_author,
    parse_date,
    parse_headers,
    parse_references,
    parse_subject,
)
from kith.lib.archives.mail_parts import read_content
from kith.lib.archives.mbox_split import Span, spans
from kith.lib.archives.mbox_threads import Entry, in_reading_order, thread
from kith.lib.archives.shapes import Message, Problem
from kith.lib.archives.text import one_line

ENCLOSURE_LIMIT = 10_000_000
MESSAGE_LIMIT = 60_000_000

_UNESCAPED_FROM = re.compile(rb"(?m)^>(>*From )")


@dataclass(slots=True)
class _Index:
    files: Sequence[Path]
    charset: str
    entries: list[Entry] = field(default_factory=list)
    contents: dict[bytes, bytes] = field(default_factory=dict)
    undated: list[int] = field(default_factory=list)

    def position(self, file: int, number: int, start: int) -> str:
        words = f"message {number} at byte {start}"
        return f"{self.files[file].name}, {words}" if len(self.files) > 1 else words


def read(
    files: Sequence[Path], *, default_charset: str = "utf-8", enclosure_limit: int = ENCLOSURE_LIMIT
) -> Iterator[Message | Problem]:
    """Every message once, thread after thread, a parent always before its answers."""
    index = _Index(files, default_charset)
    for file, path in enumerate(files):
        try:
            yield from _index_file(file, path, index=index)
        except OSError as error:
            yield Problem(path.name, f"the file could not be read: {error.strerror or 'unknown reason'}")
    index.contents.clear()
    yield from _date_undated(index)
    thread(index.entries)
    for place in in_reading_order(index.entries):
        yield from _compose(index, index.entries[place], limit=enclosure_limit)


def _index_file(file: int, path: Path, *, index: _Index) -> Iterator[Problem]:
    number = 0
    with path.open("rb") as stream:
        if stream.read(2) == b"\x1f\x8b":
            yield Problem(path.name, "the file is compressed: unpack it first (gunzip)")
            return
        stream.seek(0)
        for span in spans(stream):
            if isinstance(span, int):
                yield Problem(f"{path.name}, byte 0", f"left out: {span} bytes that belong to no message")
                continue
            number += 1
            entry = _entry(file, number, span, index=index)
            if isinstance(entry, Problem):
                yield entry
            else:
                index.entries.append(entry)
    if not number:
        yield Problem(path.name, "no message was found in this file")


def _entry(file: int, number: int, span: Span, *, index: _Index) -> Entry | Problem:
    headers = parse_headers(span.head, default=index.charset)
    subject, answers = parse_subject(headers.get("subject", ""))
    when = parse_date(headers.get("date", "")) or parse_date(span.stamp)
    sender, name = headers.get("from", ""), message_id(headers)
    content = _digest(sender, headers.get("date", ""), subject, span.body_digest.hex())
    key = _digest(name) if name else content
    if index.contents.get(key, content) != content:
        key = _digest(key.hex(), content.hex())  # another message that took the same Message-ID
    if key in index.contents:
        position = index.position(file, number, span.start)
        return Problem(position, "left out: the same message again", key.hex())
    index.contents[key] = content
    if when is None:
        index.undated.append(len(index.entries))
    return Entry(
        file=file,
        number=number,
        start=span.start,
        length=span.length,
        key=key,
        references=tuple(_digest(reference) for reference in parse_references(headers)),
        subject=_digest(_list_name(headers), subject.casefold()) if subject else b"",
        answers=answers,
        when=when.timestamp() if when else -1.0,
    )


def _date_undated(index: _Index) -> Iterator[Problem]:
    """A message without a date takes that of the one before it in the file, or else of the one after."""
    for place in index.undated:
        entry = index.entries[place]
        before = index.entries[place - 1].when if place else -1.0
        after = next(
            (later.when for later in index.entries[place + 1 : place + 1000] if later.when >= 0), 0.0
        )
        entry.when = before if before >= 0 else after
        position = index.position(entry.file, entry.number, entry.start)
        yield Problem(position, "has no date that can be read; it got that of its neighbour", entry.key.hex())


def _compose(index: _Index, entry: Entry, *, limit: int) -> Iterator[Message | Problem]:
    position = index.position(entry.file, entry.number, entry.start)
    identifier = entry.key.hex()
    try:
        with index.files[entry.file].open("rb") as stream:
            stream.seek(entry.start)
            raw = stream.read(min(entry.length, MESSAGE_LIMIT))
    except OSError:
        raw = b""
        yield Problem(
            position, "the file could not be read a second time, so the text is missing", identifier
        )
    if entry.length > MESSAGE_LIMIT:
        yield Problem(
            position, f"is larger than {MESSAGE_LIMIT // 1_000_000} MB, so its end is cut", identifier
        )
    headers = parse_headers(raw[: raw.find(b"\n\n") + 1 or 256_000], default=index.charset)
    content = read_content(_UNESCAPED_FROM.sub(rb"\1", raw), default=index.charset, limit=limit)
    for reason in content.left_out:
        yield Problem(position, reason, identifier)
    entries = index.entries
    archived = headers.get("archived-at", "").strip("<> ")
    yield Message(
        identifier=identifier,
        parent=entries[entry.parent].key.hex() if entry.parent >= 0 else None,
        thread=entries[entry.root].key.hex(),
        title=parse_subject(headers.get("subject", ""))[0] or "(no subject)",
        source="\n\n".join(text for text in content.texts if text.strip()) or "(no text)",
        author=parse_author(headers),
        written=datetime.fromtimestamp(entry.when, UTC),
        url=archived if archived.startswith(("https://", "http://")) else "",
        position=position,
        credit=_list_name(headers),
        enclosures=tuple(content.files),
    )


def _list_name(headers: Headers) -> str:
    """The name of the list in words where it has one, or its short name, or empty."""
    words, _, short = decode_words(headers.get("list-id", "")).partition("<")
    return one_line(words.strip(' "') or short.split(".")[0].strip("> "), limit=100)


def _digest(*values: str) -> bytes:
    return blake2b("\x00".join(values).encode("utf-8", "replace"), digest_size=12).digest()
