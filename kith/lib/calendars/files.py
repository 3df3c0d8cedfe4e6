"""A calendar as a file. What writes it takes memory, so it is loaded when the first is asked for."""

from collections.abc import Iterable
from importlib import import_module

from kith.lib.calendars.shapes import Entry

WRITING = "kith.lib.calendars.writing"


def written(entries: Iterable[Entry], *, name: str) -> bytes:
    feed: bytes = import_module(WRITING).feed(entries, name=name)
    return feed
