"""Ten thousand references in RIS, read from one file. What an import does beyond reading belongs here too."""

import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from bench import words
from kith.lib.citations.reading import read
from kith.lib.citations.shapes import Record

RECORDS = 10_000


def read_in_a_second() -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.ris"
        file.write_text("".join(_records()), encoding="utf-8")
        next(iter(read(file)))  # its reader is loaded with the first file
        begun = time.perf_counter()
        found = sum(isinstance(each, Record) for each in read(file))
        seconds = time.perf_counter() - begun
    if found != RECORDS:
        raise RuntimeError(f"{found} of {RECORDS} references were read.")
    return found / seconds


def _records() -> Iterator[str]:
    """As a reference manager saves them: several authors, a long abstract, keywords, and what nobody needs."""
    titles, abstracts = list(words.titles(2_000)), list(words.paragraphs(500))
    for number, (title, other) in enumerate(pairwise((titles * 6)[: RECORDS + 1])):
        abstract = " ".join(abstracts[number % 500].split())
        yield (
            f"TY  - JOUR\r\nTI  - {title} {number}\r\nAU  - Abara, Ada\r\nAU  - Ekman, Elif J.\r\nAU  - Kern, Goran\r\n"
            f"PY  - {1990 + number % 36}/03/14\r\nJO  - {other}\r\nVL  - {number % 60}\r\nIS  - {number % 12}\r\n"
            f"SP  - {number % 400}\r\nEP  - {number % 400 + 9}\r\nDO  - 10.5555/bench.{number}\r\nSN  - 1234-5679\r\n"
            f"KW  - peer support\r\nKW  - recovery\r\nAB  - {abstract}\r\nUR  - https://example.org/{number}\r\n"
            f"N1  - kept\r\nDB  - Bench\r\nER  - \r\n\r\n"
        )
