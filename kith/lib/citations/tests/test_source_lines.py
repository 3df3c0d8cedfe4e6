"""Files in any charset."""

import tracemalloc
from pathlib import Path

import pytest

from kith.lib.citations.source_lines import LONGEST_LINE, lines

SPANISH = (
    "TI  - La mano que acompaña\nAU  - Íñiguez, Ana\nAB  - «¿Quién llamó?» Más de la mitad siguió allí.\n"
)
POLISH = "TI  - Wsparcie rówieśnicze po wyjściu ze szpitala\nAU  - Wiśniewska, Żaneta\nAB  - Większość uważała, że pomaga.\n"


def texts(folder: Path, data: bytes) -> list[str]:
    file = folder / "some.ris"
    file.write_bytes(data)
    return [line.text for line in lines(file)]


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spanish_is_read_in_every_charset(tmp_path: Path, charset: str, end: str) -> None:
    text = SPANISH.replace("«", '"').replace("»", '"')
    assert texts(tmp_path, text.replace("\n", end).encode(charset)) == text.splitlines()


def test_long_spanish_of_windows_is_not_taken_for_polish(tmp_path: Path) -> None:
    assert texts(tmp_path, (SPANISH * 20).encode("cp1252")) == SPANISH.splitlines() * 20


def test_polish_of_windows_is_not_taken_for_western(tmp_path: Path) -> None:
    assert texts(tmp_path, (POLISH * 3).encode("cp1250")) == POLISH.splitlines() * 3


def test_each_line_of_a_file_that_was_put_together_is_read_by_itself(tmp_path: Path) -> None:
    data = SPANISH.encode("utf-8") * 3 + SPANISH.encode("latin-1")
    assert texts(tmp_path, data) == SPANISH.splitlines() * 4


def test_what_claims_to_be_utf8_is_not_believed(tmp_path: Path) -> None:
    assert texts(tmp_path, b"\xef\xbb\xbfTI  - El ni\xf1o\n") == ["TI  - El niño"]


def test_a_line_without_end_is_cut_and_its_neighbours_are_not(tmp_path: Path) -> None:
    file = tmp_path / "some.ris"
    file.write_text("first\n" + "a" * 3 * LONGEST_LINE + "\nlast")
    found = list(lines(file))
    assert [(line.number, len(line.text), line.is_cut) for line in found] == [
        (1, 5, False),
        (2, LONGEST_LINE, True),
        (3, 4, False),
    ]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "some.ris"
    file.write_text("AB  - " + "words and more words " * 500_000 + "\n" + "KW  - rest\n" * 100_000)
    tracemalloc.start()
    count = sum(1 for _line in lines(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 100_001
    assert peak < 3_000_000


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"\xff\xfe", b"\x00" * 50, b"\xfe\xff\xd8", bytes(range(256)) * 4]
)
def test_no_bytes_are_too_strange(tmp_path: Path, data: bytes) -> None:
    assert all(isinstance(text, str) for text in texts(tmp_path, data))
