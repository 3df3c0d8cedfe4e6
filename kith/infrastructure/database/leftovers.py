"""After a crash: which server is alive, and what a dead one left behind."""

import os
import time
from pathlib import Path

from kith.infrastructure.database.place import DatabaseTrouble, Place

PATIENCE = 10


def server_process(place: Place) -> int | None:
    """The process number in the server's own note, if that process is a PostgreSQL that lives."""
    try:
        pid = int((place.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if _serves(pid, place) else None


def clear(place: Place) -> None:
    """Take away the notes of a server that is gone; a stranger may have its number by now.

    PostgreSQL would refuse to start beside them. With the notes goes its own guard against two servers on
    one cluster, so nothing is taken away while any process of the old one lives.
    """
    if server_process(place) is not None:
        return
    _wait_for_orphans(place)
    for note in (place.cluster / "postmaster.pid", place.socket_folder / ".s.PGSQL.5432.lock"):
        note.unlink(missing_ok=True)


def _wait_for_orphans(place: Place) -> None:
    until = time.monotonic() + PATIENCE
    while orphans := _orphans(place):
        if time.monotonic() > until:
            numbers = ", ".join(map(str, orphans))
            raise DatabaseTrouble(f"Processes of an earlier database still run: {numbers}. End them first.")
        time.sleep(0.1)


def _orphans(place: Place) -> list[int]:
    """Processes of PostgreSQL that work in the cluster, as far as we may look."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == place.cluster and b"postgres" in _command(int(process.name)):
                found.append(int(process.name))
        except OSError:
            continue  # it has ended, or it is someone else's
    return found


def _serves(pid: int, place: Place) -> bool:
    """Whether this is the server of this very cluster: everyone may read with which folder it was started."""
    if not Path("/proc/self").exists():
        return _lives(pid)
    try:
        return os.fsencode(place.cluster) in _command(pid).split(b"\0")
    except OSError:
        return False


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
