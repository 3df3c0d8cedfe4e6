"""Fills the empty database of one size with a library."""

from django.db import transaction

from bench import seed, sizes
from bench.usual import usual_values

WHO = ("people", "spaces", "memberships")  # the parts of seed.sql that a library needs too


def main(_arguments: list[str]) -> None:
    seed.prepare()
    shelf = sizes.current()
    assert isinstance(shelf, sizes.Shelf)  # noqa: S101
    if not shelf.stamp.exists():
        if not seed.has_people():
            with transaction.atomic():
                write_rows(shelf)
        seed.index()
        shelf.stamp.write_text(f"{shelf.entries} entries\n")


def write_rows(shelf: sizes.Shelf) -> None:
    seed.load_bank()
    people = [step for step in seed.steps(shelf) if step[0].startswith(WHO)]
    books = seed.steps(shelf, "library_seed.sql", entries=shelf.entries)
    with usual_values():
        for title, statements in (*people, *books):
            seed.timed(title, statements)
