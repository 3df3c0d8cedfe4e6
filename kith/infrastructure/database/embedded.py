"""The embedded PostgreSQL: started when it is needed, shared by all processes, stopped by the last one.

Everything lives in one folder: `cluster/` (the data; owned by a user other than root, closed to others),
`log/`, and two lock files. Nobody reaches the server but through a socket inside a closed folder, so it
asks for no password. Each process that uses it holds a shared lock on `users.lock`; the kernel lets go of
that lock however the process ends, so the last one always knows that it is the last.
"""

import atexit
import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kith.infrastructure.database import leftovers
from kith.infrastructure.database.place import (
    DATABASE,
    OWNER,
    DatabaseTrouble,
    Place,
    account,
    environment,
    make_socket_folder,
    quoted,
    run,
    tools,
)
from kith.infrastructure.database.quiet import QUIET

__all__ = ["DatabaseTrouble", "has_process", "is_running", "start", "stop", "tools", "url"]

PATIENCE = 120
SHUTDOWN = 30

SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 128MB
work_mem = 16MB
maintenance_work_mem = 128MB
jit = off
max_parallel_workers_per_gather = 0
random_page_cost = 1.1
io_workers = 2
wal_compression = on
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
""" + "".join(f"{name} = {value}\n" for name, value in QUIET.items())
FLEETING = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
"""

_used: dict[Path, IO[str]] = {}


def url(folder: Path) -> str:
    """Where the database of this folder answers once it is started."""
    return Place(folder.resolve()).url()


def start(folder: Path, *, durable: bool = True) -> str:
    """Start the database of this folder, or join those who use it already; answer its URL.

    This process counts as a user until it calls `stop` or ends. `durable=False` is for tests: faster,
    and lost with the machine's power.
    """
    place = Place(folder.resolve())
    if place.folder in _used and is_running(place.folder):
        return place.url()
    _make_folder(place)
    with _alone(place):
        if place.folder not in _used:
            _used[place.folder] = _join(place)
        _ensure_made(place)
        _ensure_running(place, durable=durable)
        _ensure_ours(place)
    return place.url()


def stop(folder: Path) -> bool:
    """Stop using the database of this folder. True when nobody else used it, so that it was stopped."""
    place = Place(folder.resolve())
    handle = _used.pop(place.folder, None)
    if handle is None:
        return False
    with handle, _alone(place):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return _halt(place)


def is_running(folder: Path) -> bool:
    """Whether the database of this folder answers."""
    place = Place(folder.resolve())
    if not place.folder.is_dir() or leftovers.server_process(place) is None:
        return False
    who = ("--username=postgres", "--dbname=postgres", f"--host={place.socket_folder}", "--port=5432")
    asked = subprocess.run([tools() / "pg_isready", "-q", *who], check=False, env=environment())  # noqa: S603
    return asked.returncode == 0


def has_process(folder: Path) -> bool:
    """Whether the server of this folder lives; cheap enough to ask every second."""
    return leftovers.server_process(Place(folder.resolve())) is not None


@atexit.register
def _leave() -> None:
    for folder in tuple(_used):
        stop(folder)


os.register_at_fork(after_in_child=_used.clear)


# Locks


def _join(place: Place) -> IO[str]:
    handle = (place.folder / "users.lock").open("w")
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Only one process at a time starts or stops the database."""
    with (place.folder / "start.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


# Starting and stopping


def _make_folder(place: Place) -> None:
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        place.log.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            owner = account(place)
            os.chown(place.log, owner.pw_uid, owner.pw_gid)
    except OSError as error:
        raise DatabaseTrouble(
            f"The folder {place.folder} cannot hold a database: {error.strerror}."
        ) from error


def _ensure_made(place: Place) -> None:
    if (place.cluster / "PG_VERSION").exists():
        return
    # Made beside and renamed, so that an interrupted first start is never taken for a whole one.
    making = place.folder / "cluster.making"
    for rest in (making, place.cluster):
        shutil.rmtree(rest, ignore_errors=True)
    making.mkdir(mode=0o700)
    if os.geteuid() == 0:
        owner = account(place)
        os.chown(making, owner.pw_uid, owner.pw_gid)
    run(
        place,
        "initdb",
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
        "--no-instructions",
        f"--pgdata={making}",
    )
    making.rename(place.cluster)


def _ensure_running(place: Place, *, durable: bool) -> None:
    if is_running(place.folder):
        return
    leftovers.clear(place)
    make_socket_folder(place)
    conf = place.cluster / "kith.conf"
    # Read before postgresql.auto.conf, so a steward's ALTER SYSTEM wins over these.
    lines = [SETTINGS, "" if durable else FLEETING, f"log_directory = '{quoted(place.log)}'\n"]
    lines.append(f"unix_socket_directories = '{quoted(place.socket_folder)}'\n")
    conf.write_text("".join(lines))
    conf.chmod(0o644)
    main = place.cluster / "postgresql.conf"
    if "kith.conf" not in main.read_text():
        with main.open("a") as out:
            out.write("\ninclude_if_exists = 'kith.conf'\n")
    arguments = (
        "--wait",
        f"--timeout={PATIENCE}",
        f"--pgdata={place.cluster}",
        f"--log={place.log}/start.log",
    )
    run(place, "pg_ctl", "start", "--silent", *arguments)


def _ensure_ours(place: Place) -> None:
    """Make our role and our database where they are missing."""
    if (place.cluster / "kith.ready").exists():
        return
    asked = f"SELECT rolname FROM pg_roles WHERE rolname = '{OWNER}'"  # noqa: S608
    if not _sql(place, asked):
        _sql(place, f"CREATE ROLE {OWNER} LOGIN CREATEDB")
    if not _sql(place, f"SELECT datname FROM pg_database WHERE datname = '{DATABASE}'"):  # noqa: S608
        _sql(place, f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    (place.cluster / "kith.ready").touch()


def _halt(place: Place) -> bool:
    pid = leftovers.server_process(place)
    if pid is None:
        return False
    try:
        run(
            place,
            "pg_ctl",
            "stop",
            "--silent",
            "--mode=fast",
            f"--timeout={SHUTDOWN}",
            f"--pgdata={place.cluster}",
        )
    except DatabaseTrouble:
        run(place, "pg_ctl", "stop", "--silent", "--mode=immediate", f"--pgdata={place.cluster}")
    return True


def _sql(place: Place, statement: str) -> str:
    where = place.url(database="postgres", user="postgres")
    return run(place, "psql", "--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", "-c", statement, where).strip()
