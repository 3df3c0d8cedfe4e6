"""Tables for other programs (CSV, RFC 4180). What someone wrote never becomes a formula there."""

import csv
from collections.abc import Iterable
from io import StringIO

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")  # with these, a table program begins a formula


def table(rows: Iterable[Iterable[str]]) -> str:
    """The rows as one text, each cell harmless."""
    out = StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def harmless(cell: str) -> str:
    """The cell as it is, or with a mark before it, by which programs take it for words."""
    return f"'{cell}" if cell.lstrip(" ").startswith(DANGEROUS) else cell
