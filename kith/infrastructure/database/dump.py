"""Copies of a whole database, by PostgreSQL's own tools."""

import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import psycopg

from kith.infrastructure.database import embedded

BEGINNING, TOO_NEW = 40, b"SET transaction_timeout = 0;\n"


class DumpTrouble(Exception):
    """A copy could not be made or taken back; its text says why."""


def keeping(url: str) -> str:
    """The same database for whoever keeps it: also the rows that are walled off for each person are there."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    asked["options"] = f"{asked.get('options', '')} -c kith.keeping=yes".strip()
    return urlunsplit(parts._replace(query=urlencode(asked, quote_via=quote)))


def dump(url: str, file: Path) -> None:
    """Write everything in a database into one file, as it is at this moment."""
    _check_that_nothing_is_hidden(keeping(url))
    whole = ("--format=custom", "--no-owner", "--no-privileges", "--enable-row-security")
    _run("pg_dump", *whole, f"--file={file}", keeping(url))


def _check_that_nothing_is_hidden(url: str) -> None:
    """A backup without the private rows would look whole, so it is never begun."""
    with psycopg.connect(url) as connection:
        asked = "SELECT current_setting('kith.keeping', true) = 'yes' AND current_setting('role') = 'none'"
        if connection.execute(asked).fetchone() != (True,):
            raise DumpTrouble(
                "Private messages are hidden from this database user, so a copy would lack them."
            )


def load(url: str, file: Path) -> None:
    """Replace everything in a database by what a file holds; when that fails, all stays as it was."""
    script, whole = file.with_suffix(".sql"), file.with_suffix(".whole.sql")
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={whole}", str(file))
    _leave_out_what_is_too_new(whole, script)
    emptied = ("--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public")
    strict = ("--single-transaction", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse")
    _run("psql", "--no-psqlrc", "--quiet", *strict, *emptied, f"--file={script}", f"--dbname={url}")
    script.unlink()


def _leave_out_what_is_too_new(whole: Path, script: Path) -> None:
    """Our tools are of PostgreSQL 18; servers before 17 refuse one of the settings that they begin with."""
    with whole.open("rb") as source, script.open("wb") as target:
        beginning = [next(source, b"") for _line in range(BEGINNING)]
        target.writelines(line for line in beginning if line != TOO_NEW)
        shutil.copyfileobj(source, target)
    whole.unlink()


@contextmanager
def scratch(url: str) -> Iterator[str]:
    """An empty database beside another, for the time of a check."""
    name = f"kith_check_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield _beside(url, name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def counts(url: str) -> dict[str, int]:
    """How many rows each table has."""
    with psycopg.connect(keeping(url)) as connection:
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        tables = [row[0] for row in connection.execute(asked)]
        return {table: _count(connection, table) for table in tables}


def _count(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
    return int(row[0]) if row else 0


def _beside(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603
        [str(embedded.tools() / tool), *arguments], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise DumpTrouble(f"{tool} did not succeed: {''.join(done.stderr.strip().splitlines()[-1:])}")
