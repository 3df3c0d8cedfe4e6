"""A copy of the database of this test, as a backup makes it, read as one reads a file."""

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from kith.infrastructure.database import dump, embedded


def copied(to: Path) -> str:
    """All of it by `pg_dump`, with the private rows, as the script that would bring it back."""
    url = urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    dump.dump(url, to)
    restore = [str(embedded.tools() / "pg_restore"), "--file=-", str(to)]
    return subprocess.run(restore, check=True, capture_output=True, text=True).stdout


def rows_in(script: str, table: str) -> int:
    """How many rows of a table stand in it."""
    return len(script.partition(f"COPY public.{table} ")[2].partition("\\.")[0].splitlines()) - 1


def is_in(words: str, script: str) -> bool:
    """Whether words can be read in it, in whatever case, or as bytes as the database writes them."""
    told = script.casefold()
    return words.casefold() in told or words.encode().hex() in told
