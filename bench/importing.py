"""Ten thousand references in RIS, imported from one file into the sources of an entry. All of it is taken back."""

import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from django.db import transaction

from bench import words
from kith.capabilities.citations.actions import import_references
from kith.capabilities.items.models import Item
from kith.domains.library.kinds import PRACTICE
from kith.lib.citations.reading import read

RECORDS = 10_000


def imported_in_a_second() -> float:
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        file = Path(folder) / "library.ris"
        file.write_text("".join(_records()), encoding="utf-8")
        next(iter(read(file)))  # its reader is loaded with the first file
        entry = Item.objects.filter(kind=PRACTICE.name).select_related("author__person").latest("pk")
        begun = time.perf_counter()
        found = import_references(entry, file, by=entry.author)
        seconds = time.perf_counter() - begun
        transaction.set_rollback(True)
    if found.came != RECORDS:
        raise RuntimeError(f"{found.came} of {RECORDS} references came in.")
    return found.came / seconds


def _records() -> Iterator[str]:
    """As a reference manager saves them: several authors, a long abstract, keywords, and what nobody needs."""
    titles, abstracts = list(words.titles(2_000)), list(words.paragraphs(500))
    for number, (title, other) in enumerate(pairwise((titles * 6)[: RECORDS + 1])):
        abstract = " ".join(abstracts[number % 500].split())
        yield (
            f"TY  - JOUR\r\nTI  - {title} {number}\r\nAU  - Abara, Ada\r\nAU  - Ekman, Elif J.\r\nAU  - Kern, Goran\r\n"
            f"PY  - {1990 + number % 36}/03/14\r\nJO  - {other}\r\nVL  - {number % 60}\r\nIS  - {number % 12}\r\n"
            f"SP  - {number % 400}\r\nEP  - {number % 400 + 9}\r\nDO  - 10.5555/brought.{number}\r\nSN  - 1234-5679\r\n"
            f"KW  - peer support\r\nKW  - recovery\r\nAB  - {abstract}\r\nUR  - https://example.org/{number}\r\n"
            f"N1  - kept\r\nDB  - Bench\r\nER  - \r\n\r\n"
        )
