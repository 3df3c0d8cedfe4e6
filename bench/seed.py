"""Fills the empty database of one size."""

import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from bench import sizes, words
from bench.usual import usual_values
from kith.capabilities.search.index import index_items
from kith.lib.markdown import render

NOW = "2026-06-01"
BANK, TITLES, TARGETS = 20_000, 5_000, 60
BATCH = 1_500


def main(_arguments: list[str]) -> None:
    size = sizes.current()
    prepare()
    if not size.stamp.exists():
        started = time.monotonic()
        _fill(size)
        size.stamp.write_text(f"{size.posts} posts in {time.monotonic() - started:.0f} s\n")


def prepare() -> None:
    """What every start of the house does."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _fill(size: sizes.Size) -> None:
    if not has_people():
        with transaction.atomic():
            write_rows(size)
    index()


def write_rows(size: sizes.Size) -> None:
    """Everything but the entries of search."""
    load_bank()
    with usual_values():
        for title, statements in steps(size):
            timed(title, statements)


def has_people() -> bool:
    """Whether an earlier start wrote the rows and was stopped before search had its entries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM people_person)")
        return bool(cursor.fetchone()[0])


def load_bank() -> None:
    texts = ((number, source, made.html, made.text) for number, source in enumerate(words.paragraphs(BANK), 1)
             if (made := render(source)))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off; SET LOCAL work_mem = '256MB'")
        cursor.execute("CREATE TEMP TABLE bank_text (id int PRIMARY KEY, source text, html text, text text)")
        cursor.execute("CREATE TEMP TABLE bank_title (id int PRIMARY KEY, words text)")
        _copy("bank_text", texts)
        _copy("bank_title", enumerate(words.titles(TITLES), 1))
        cursor.execute("ANALYZE bank_text; ANALYZE bank_title")


def _copy(table: str, rows: Iterable[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def steps(size: sizes.Size, file: str = "seed.sql", **more: object) -> list[tuple[str, str]]:
    """The parts of seed.sql, or of another file, each with the title that stands above it."""
    filled = {"people": size.people, "posts": size.posts, "now": NOW, "reader": sizes.READER, "bank": BANK,
              "titles": TITLES, "targets": TARGETS} | more  # fmt: skip
    parts = (Path(__file__).parent / file).read_text().split("-- ")[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2].format(**filled)) for part in parts]


def timed(title: str, statements: str) -> None:
    started = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute(statements)
    print(f"  {time.monotonic() - started:6.1f} s  {title}", file=sys.stderr, flush=True)


def index() -> None:
    """The entries of search by the app's own statements; its index is built at the end, which is faster."""
    timed("statistics, without which indexing takes bad ways", "ANALYZE")
    timed("without the index of search", "DROP INDEX IF EXISTS search_entry_vector")
    started = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM items_item")
        (last,) = cursor.fetchone()
    batches = [range(first, min(first + BATCH, last + 1)) for first in range(1, last + 1, BATCH)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_index_batch, batches))
    print(
        f"  {time.monotonic() - started:6.1f} s  {len(batches)} batches of entries",
        file=sys.stderr,
        flush=True,
    )
    timed("the index of search", "SET maintenance_work_mem = '1GB'; CREATE INDEX search_entry_vector ON search_entry "
           "USING gin (vector) WITH (fastupdate = off)")  # fmt: skip
    timed("statistics", "VACUUM ANALYZE")


def _index_batch(items: range) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    index_items(list(items))
