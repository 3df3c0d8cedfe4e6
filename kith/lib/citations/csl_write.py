"""Writes CSL-JSON."""

import json
from collections.abc import Iterable, Iterator

from kith.lib.citations.csl_json import item_of
from kith.lib.citations.shapes import Record


def write(records: Iterable[Record]) -> Iterator[str]:
    """The text of the file, one piece for each record."""
    before = "[\n"
    for number, record in enumerate(records, start=1):
        yield before + json.dumps(item_of(record, f"kith-{number}"), ensure_ascii=False, indent=1)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"
