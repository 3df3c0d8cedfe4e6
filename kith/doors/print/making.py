"""Papers that were made, kept for those who ask for the same soon after.

A paper is kept by the name of all that it is made of: whatever changes (a word, who is named, the house's name), another
one is made, and the old one is asked for no more. One is made at a time in the whole house; whoever asked for the
same meanwhile finds it made. That is also what keeps readers in a hurry from taking the machine away from all others.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from kith.lib.printing.typesetting import NotSet, Paper, name_of, typeset

MOST_WAITING = 2  # of the four threads of a web process; the others go on serving pages

_waiting = BoundedSemaphore(MOST_WAITING)


class Busy(Exception):
    """Enough people wait already."""


def kept() -> Path:
    """Where papers lie. Nothing there is needed for anything but speed."""
    folder = Path(settings.DATA) / "printed"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def made(paper: Paper) -> Path:
    """The PDF of a paper; made now, unless it lies there. Raises `Busy`, and `NotSet` where it cannot be made."""
    data = paper.as_data()
    file = kept() / f"{name_of(data)}.pdf"
    if not _lies_there(file):
        with _turn():
            if not _lies_there(file):
                _make(data, file)
    if not file.stat().st_size:
        raise NotSet("it could not be made a short while ago")
    return file


def _lies_there(file: Path) -> bool:
    """Whether it was made; from now on, it is kept for another day. What could not be made is tried again then."""
    try:
        if file.stat().st_size:
            os.utime(file)
    except FileNotFoundError:
        return False
    return True


@contextmanager
def _turn() -> Iterator[None]:
    if not _waiting.acquire(blocking=False):
        raise Busy
    try:
        with (kept() / "turn").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    finally:
        _waiting.release()


def _make(data: bytes, file: Path) -> None:
    """What cannot be made leaves an empty file, so that it is not tried again and again."""
    pdf = b""
    try:
        pdf = typeset(data)
    finally:
        part = file.with_suffix(".part")
        part.write_bytes(pdf)
        part.chmod(0o600)
        part.rename(file)
