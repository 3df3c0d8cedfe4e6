"""`kith prepare`: brings database, translations and static files to the state of the program.

Everything that takes time is done only when what it depends on has changed, so a second start takes seconds.
"""

import subprocess
from hashlib import blake2b
from pathlib import Path

import psycopg
from django.conf import settings

from kith.config.commands import kith
from kith.config.environment import ROOT, WrongSetting
from kith.config.family import heed, interrupt
from kith.infrastructure.database.embedded import DatabaseTrouble

SOURCES = ("*.py", "*.po", "*.css", "*.js", "*.svg", "*.woff2", "*.png")
STEPS = (
    ("translations", "--compile"),
    ("migrate", "-v0"),
    ("createcachetable",),
    ("collectstatic", "--noinput", "-v0"),
)


def main(_arguments: list[str]) -> int:
    heed(interrupt)
    folder: Path = settings.DATA  # every setting is read here: a wrong one ends the start
    stamp = folder / "prepared"
    state = _state(settings.DATABASE_URL)
    if not stamp.exists() or stamp.read_text() != state:
        print("Preparing the database and the pages …", flush=True)
        for command in STEPS:
            _step(folder, *command)
        stamp.write_text(_state(settings.DATABASE_URL))
    if settings.DEMO and not (folder / "cast.json").exists():
        print("Filling the demo community, once …", flush=True)
        _step(folder, "demo", "--if-empty")
    return 0


def _state(database: str) -> str:
    """A digest of all that preparing depends on: names and times of sources, and which migrations this
    very database has had, since a restored one may be older."""
    digest = blake2b(digest_size=16)
    for pattern in SOURCES:
        for file in sorted((ROOT / "kith").rglob(pattern)):
            digest.update(f"{file.relative_to(ROOT)} {file.stat().st_mtime_ns}\n".encode())
            if pattern == "*.po":
                digest.update(str(file.with_suffix(".mo").exists()).encode())
    digest.update((ROOT / "uv.lock").read_bytes())
    digest.update(_migrated(database).encode())
    return digest.hexdigest()


def _migrated(database: str) -> str:
    try:
        with psycopg.connect(database, connect_timeout=10) as connection:
            return str(connection.execute("SELECT count(*), max(applied) FROM django_migrations").fetchone())
    except psycopg.errors.UndefinedTable:
        return "nothing yet"
    except psycopg.Error as error:
        why = str(error).strip().splitlines()[0]
        raise DatabaseTrouble(f"The database of DATABASE_URL cannot be used: {why}") from error


def _step(folder: Path, *command: str) -> None:
    done = subprocess.run(kith(*command), check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        log = folder / "log" / "prepare.log"
        log.parent.mkdir(exist_ok=True)
        log.write_text(done.stdout + done.stderr)
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise WrongSetting(f"“{' '.join(command)}” did not succeed: {''.join(last)} More in {log}")
