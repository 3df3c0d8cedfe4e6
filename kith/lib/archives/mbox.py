"""Archives of a mailing list in mbox form, as real lists left them.

The files are read twice. First only the heads, to learn who answers whom; what is learned stands on the disk, so
that memory is the same for any archive. Then the bodies, one at a time, thread after thread. Identifiers are digests of the Message-ID (or,
where there is none, of sender, date, subject and body), so a second reading gives the same ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
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
from kith.lib.archives.mbox_threads import NO_SUBJECT, Entries, Entry, in_reading_order, thread
from kith.lib.archives.scratch import Scratch, key_of
from kith.lib.archives.shapes import Message, Problem
from kith.lib.archives.text import one_line

ENCLOSURE_LIMIT = 10_000_000
MESSAGE_LIMIT = 60_000_000

_UNESCAPED_FROM = re.compile(rb"(?m)^>(>*From )")


@dataclass(slots=True)
class _Index:
    files: Sequence[Path]
    charset: str
    entries: Entries

    def position(self, file: int, number: int, start: int) -> str:
        words = f"message {number} at byte {start}"
        return f"{self.files[file].name}, {words}" if len(self.files) > 1 else words


def read(
    files: Sequence[Path],
    *,
    default_charset: str = "utf-8",
    enclosure_limit: int = ENCLOSURE_LIMIT,
    scratch_folder: Path | None = None,
) -> Iterator[Message | Problem]:
    """Every message once, thread after thread, a parent always before its answers."""
    with Scratch(scratch_folder) as scratch:
        index = _Index(files, default_charset, Entries(scratch))
        for file, path in enumerate(files):
            try:
                yield from _index_file(file, path, index=index)
            except OSError as error:
                yield Problem(path.name, f"the file could not be read: {error.strerror or 'unknown reason'}")
        yield from _date_undated(index)
        thread(index.entries)
        for place in in_reading_order(index.entries):
            yield from _compose(index, place, limit=enclosure_limit)


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
            yield from _note(file, number, span, index=index)
    if not number:
        yield Problem(path.name, "no message was found in this file")


def _note(file: int, number: int, span: Span, *, index: _Index) -> Iterator[Problem]:
    """Takes a message into the index, unless it stands there already."""
    headers = parse_headers(span.head, default=index.charset)
    subject, answers = parse_subject(headers.get("subject", ""))
    when = parse_date(headers.get("date", "")) or parse_date(span.stamp)
    sender, name = headers.get("from", ""), message_id(headers)
    content = key_of(sender, headers.get("date", ""), subject, span.body_digest.hex())
    key = key_of(name) if name else content
    if (before := index.entries.places.get(key)) >= 0 and index.entries[before].content != content:
        key = key_of(key.hex(), content.hex())  # another message that took the same Message-ID
    if key in index.entries.places:
        yield Problem(index.position(file, number, span.start), "left out: the same message again", key.hex())
        return
    entry = Entry(
        file=file,
        number=number,
        start=span.start,
        length=span.length,
        key=key,
        content=content,
        subject=key_of(_list_name(headers), subject.casefold()) if subject else NO_SUBJECT,
        answers=answers,
        when=when.timestamp() if when else -1.0,
    )
    index.entries.append(entry, references=tuple(key_of(each) for each in parse_references(headers)))


def _date_undated(index: _Index) -> Iterator[Problem]:
    """A message without a date takes that of the one before it in the file, or else of the one after."""
    entries, before = index.entries, -1.0
    for place in range(len(entries)):
        entry = entries[place]
        if entry.when < 0:
            entry.when = before if before >= 0 else _next_date(entries, place)
            entries.date(place, entry.when)
            position = index.position(entry.file, entry.number, entry.start)
            yield Problem(
                position, "has no date that can be read; it got that of its neighbour", entry.key.hex()
            )
        before = entry.when


def _next_date(entries: Entries, place: int) -> float:
    later = (entries[other].when for other in range(place + 1, min(place + 1000, len(entries))))
    return next((when for when in later if when >= 0), 0.0)


def _compose(index: _Index, place: int, *, limit: int) -> Iterator[Message | Problem]:
    entry, parent = index.entries[place], index.entries.parent(place)
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
    archived = headers.get("archived-at", "").strip("<> ")
    yield Message(
        identifier=identifier,
        parent=index.entries[parent].key.hex() if parent >= 0 else None,
        thread=index.entries[index.entries.top(place)].key.hex(),
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
