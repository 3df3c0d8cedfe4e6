"""Lists, maps and order for archives of any size: they live in files without a name, so memory stays the same.

Whatever is made with a `Scratch` is gone with it. Its `folder` is on a disk; the usual one for temporary files
may be in memory.
"""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import blake2b
from itertools import batched, pairwise
from os import ftruncate, pread, pwrite
from pathlib import Path
from struct import Struct
from tempfile import TemporaryFile
from typing import Any

KEY_SIZE = 12
RUN = 512  # rows that are in memory at once
SLOTS = 1024

type Row = tuple[Any, ...]


def key_of(*values: str) -> bytes:
    """A short name for these words, the same each time; two sorts of words never share one in practice."""
    return blake2b("\x00".join(values).encode("utf-8", "replace"), digest_size=KEY_SIZE).digest()


class Scratch(ExitStack):
    """Files without a name; a context that closes them, which frees their room on the disk."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder

    def file(self) -> int:
        return self.enter_context(TemporaryFile(buffering=0, dir=self.folder)).fileno()


class Rows:
    """A list of rows of one layout (as `struct` writes it), found and changed by their places."""

    def __init__(self, scratch: Scratch, layout: str, *, length: int = 0) -> None:
        self._file, self._struct, self._length = scratch.file(), Struct(layout), length
        ftruncate(self._file, length * self._struct.size)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: int) -> Row:
        size = self._struct.size
        return self._struct.unpack(pread(self._file, size, place * size))

    def __setitem__(self, place: int, row: Row) -> None:
        pwrite(self._file, self._struct.pack(*row), place * self._struct.size)

    def append(self, row: Row) -> int:
        """Add a row; answers its place."""
        self[self._length] = row
        self._length += 1
        return self._length - 1

    def part(self, start: int, end: int, *, block: int = 64) -> Iterator[Row]:
        """The rows from one place up to another, a block at a time."""
        size = self._struct.size
        for at in range(start, end, block):
            yield from self._struct.iter_unpack(pread(self._file, size * min(block, end - at), at * size))


class Places:
    """A number to each key (as `key_of` makes it). Half of the slots stay free, so that a look finds it at once."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch, self._count = scratch, 0
        self._slots = self._free(SLOTS)

    def __contains__(self, key: bytes) -> bool:
        return self.get(key) >= 0

    def get(self, key: bytes) -> int:
        """The number of this key, or -1."""
        return int(self._slots[self._slot(key)][1]) - 1

    def put(self, key: bytes, number: int = 0) -> None:
        """Remember a number for this key, instead of any it had."""
        slot = self._slot(key)
        self._count += not self._slots[slot][1]
        self._slots[slot] = (key, number + 1)
        if self._count * 2 > len(self._slots):
            self._grow()

    def _free(self, slots: int) -> Rows:
        return Rows(self._scratch, f"<{KEY_SIZE}sq", length=slots)

    def _slot(self, key: bytes) -> int:
        """Where this key stands, or would."""
        slot = int.from_bytes(key[:8]) % len(self._slots)
        while True:
            there, taken = self._slots[slot]
            if not taken or there == key:
                return slot
            slot = (slot + 1) % len(self._slots)

    def _grow(self) -> None:
        before, self._slots = self._slots, self._free(len(self._slots) * 4)
        for key, number in before.part(0, len(before)):
            if number:
                self._slots[self._slot(key)] = (key, number)


class Texts:
    """Words of any length, each found again by the number that `add` gave."""

    def __init__(self, scratch: Scratch) -> None:
        self._file, self._end = scratch.file(), 0

    def add(self, text: str) -> int:
        raw, place = text.encode("utf-8", "replace"), self._end
        self._end += pwrite(self._file, len(raw).to_bytes(4) + raw, place)
        return place

    def __getitem__(self, place: int) -> str:
        length = int.from_bytes(pread(self._file, 4, place))
        return pread(self._file, length, place + 4).decode("utf-8")


def in_order(rows: Iterable[Row], layout: str, *, scratch: Scratch) -> Iterator[Row]:
    """The rows from the smallest to the largest: sorted in runs, and the runs merged."""
    held, starts = Rows(scratch, layout), []
    for run in batched(rows, RUN, strict=False):
        starts.append(len(held))
        for row in sorted(run):
            held.append(row)
    block = max(1, RUN // (len(starts) or 1))
    parts = [held.part(start, end, block=block) for start, end in pairwise([*starts, len(held)])]
    yield from heapq.merge(*parts)
