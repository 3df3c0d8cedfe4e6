"""By what one knows whether an entry tells something else than before."""

from dataclasses import replace
from hashlib import sha256

from kith.lib.calendars.shapes import Entry, Moved


def digest(entry: Entry) -> str:
    """The same for entries that tell the same, whatever number their changes have."""
    moved = tuple(Moved(one.was, _unnumbered(one.now)) for one in entry.moved)
    return sha256(repr(replace(_unnumbered(entry), moved=moved)).encode()).hexdigest()


def _unnumbered(entry: Entry) -> Entry:
    return replace(entry, sequence=0, changed=None, line=0)
