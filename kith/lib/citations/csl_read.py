"""Reads files of CSL-JSON: one item at a time, so that a broken one spoils no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kith.lib.citations.csl_json import record_of
from kith.lib.citations.shapes import Problem, Reason, Record
from kith.lib.citations.source_lines import lines

LARGEST, MOST_BROKEN = 64_000_000, 500

_ITEM = re.compile(r"[\[\]\s,]*\{")
_NEXT = re.compile(r"\{\s*\"(?:id|type|DOI)\"\s*:")
_WRAPPED = re.compile(r"\s*\{\s*\"(?:items|references)\"\s*:\s*\[")


def read(file: Path) -> Iterator[Record | Problem]:
    """Each item of the file in its order; one that cannot come in is told with its line. Also one item a line."""
    if file.stat().st_size > LARGEST:
        yield Problem(Reason.TOO_LARGE, detail=str(LARGEST // 1_000_000))
        return
    text = "\n".join(line.text for line in lines(file, longest=LARGEST))  # JSON is often all one line
    if not _ITEM.match(text):
        yield Problem(Reason.NO_ITEM)
        return
    yield from _items(text)


def _items(text: str) -> Iterator[Record | Problem]:
    decoder, broken = json.JSONDecoder(parse_constant=lambda _name: None), 0
    wrapped = _WRAPPED.match(text)
    place, seen, line = wrapped.end() if wrapped else 0, 0, 1
    while (found := _ITEM.match(text, place)) and broken < MOST_BROKEN:
        start = found.end() - 1
        line, seen = line + text.count("\n", seen, start), start
        try:
            item, place = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            broken += 1
            yield Problem(Reason.BROKEN, line)
            following = _NEXT.search(text, start + 1)
            place = following.start() if following else len(text)
            continue
        yield _read(item, line)
    if broken == MOST_BROKEN:
        yield Problem(Reason.MOSTLY_BROKEN, line)


def _read(item: dict[str, object], line: int) -> Record | Problem:
    record = record_of(item, line)
    if record.is_findable:
        return record
    return Problem(Reason.UNFINDABLE, line)
