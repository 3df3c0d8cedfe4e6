"""Reads texts and files as a person's upload is read."""

from pathlib import Path

from kith.lib.citations.reading import Format, read
from kith.lib.citations.shapes import Problem, Record

FILES = Path(__file__).parent / "files"


def found(folder: Path, data: str | bytes, *, form: Format | None = None) -> list[Record | Problem]:
    file = folder / "references"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read(file, form=form))


def records_of(results: list[Record | Problem]) -> list[Record]:
    return [one for one in results if isinstance(one, Record)]


def problems_of(results: list[Record | Problem]) -> list[Problem]:
    return [one for one in results if isinstance(one, Problem)]


def titles(results: list[Record | Problem]) -> list[str]:
    return [one.title for one in records_of(results)]
