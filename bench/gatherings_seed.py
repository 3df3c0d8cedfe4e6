"""Fills the empty database of one size with series of gatherings, laid out, and with those who come."""

from django.db import transaction

from bench import seed, sizes
from bench.library_seed import WHO
from bench.usual import usual_values

LAID_OUT = "2029-06-01"  # as far as a house has that does it every night
RUSH, RUSH_SEATS = 1, 500  # for the gathering to which many come at once
HELD, BEEN = 2, 1_000  # the gathering that was held, and how many were there the first time


def main(_arguments: list[str]) -> None:
    seed.prepare()
    size = sizes.current()
    assert isinstance(size, sizes.Agenda)  # noqa: S101
    if not size.stamp.exists():
        if not seed.has_people():
            with transaction.atomic():
                write_rows(size)
        seed.index()
        size.stamp.write_text(f"{size.gatherings} gatherings\n")


def write_rows(size: sizes.Agenda) -> None:
    seed.load_bank()
    people = [step for step in seed.steps(size) if step[0].startswith(WHO)]
    series = seed.steps(
        size, "gatherings_seed.sql", gatherings=size.gatherings, laid_out=LAID_OUT, rush_seats=RUSH_SEATS, been=BEEN
    )  # fmt: skip
    with usual_values():
        for title, statements in (*people, *series):
            seed.timed(title, statements)
