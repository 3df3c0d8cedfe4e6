"""Files of any sort, as people upload them."""

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.lib.citations.reading import Format, format_of, read, write
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES, found, problems_of, records_of, titles

pieces = st.sampled_from(
    [b"TY  - JOUR\n", b"ER  - \n", b"TI  - x\n", b"@article{a,", b"title={", b"}", b'"', b",\n", b"@string{a=", b"PMID- 1\n", b"{", b"[",
     b'{"id":', b'"title":"x"', b"\\", b"\xff", b"\x00", b"\n", b"\r", b" # ", b"and ", b"AU  - ,", b"DA  - 99999", b"%", b"$", b"\xef\xbb\xbf"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "form"),
    [("zotero.ris", Format.RIS), ("endnote.ris", Format.RIS), ("pubmed.nbib", Format.NBIB), ("zotero.bib", Format.BIBTEX),
     ("by-hand.bib", Format.BIBTEX), ("zotero.json", Format.CSL_JSON)],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_the_file_tells_its_format(tmp_path: Path, name: str, form: Format, charset: str) -> None:
    file = tmp_path / "upload"
    file.write_text((FILES / name).read_text(encoding="utf-8"), encoding=charset)
    assert format_of(file) is form
    assert records_of(list(read(file))) == records_of(list(read(FILES / name)))


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(200), b"PK\x03\x04" + bytes(range(256)), b"<html></html>"],
)
def test_what_is_no_file_of_references_is_told_so(tmp_path: Path, data: bytes) -> None:
    assert found(tmp_path, data) == [Problem(Reason.NO_REFERENCE)]


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (Format.RIS, Problem(Reason.NO_START, detail="TY  - ")),
        (Format.NBIB, Problem(Reason.NO_START, detail="PMID- ")),
        (Format.BIBTEX, Problem(Reason.NO_START, detail="@article{")),
        (Format.CSL_JSON, Problem(Reason.NO_ITEM)),
    ],
)
def test_a_file_of_another_format_is_told_so(tmp_path: Path, form: Format, problem: Problem) -> None:
    assert found(tmp_path, "hello\n", form=form) == [problem]


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    assert list(read(tmp_path / "gone.ris")) == [
        Problem(Reason.UNREADABLE, detail="No such file or directory")
    ]


@pytest.mark.parametrize("form", Format)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.lists(pieces | st.binary(max_size=20), max_size=30).map(b"".join))
def test_no_bytes_are_too_strange(tmp_path: Path, form: Format, data: bytes) -> None:
    assert all(
        isinstance(one, Problem) or (one.line and one.is_findable) for one in found(tmp_path, data, form=form)
    )


def many(count: int) -> list[Record]:
    return [
        Record(
            type="article-journal",
            title=f"On rest, part {number}",
            authors=tuple(Name("Reyes", f"Ann {letter}.") for letter in "ABCD"),
            year=2019,
            month=6,
            container="Journal of Peer Practice",
            pages=f"{number}-{number + 9}",
            doi=f"10.5555/jpp.{number}",
            abstract="The first nights at home are hard. " * 30,
            keywords=("night", "rest"),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("form", [Format.RIS, Format.BIBTEX])
def test_a_large_file_takes_no_more_memory_than_a_small_one(tmp_path: Path, form: Format) -> None:
    list(read(FILES / "zotero.bib"))  # the library is loaded
    small, large = (_peak(tmp_path / "references", many(count), form) for count in (150, 600))
    assert large < small * 1.3


def _peak(file: Path, written: list[Record], form: Format) -> int:
    file.write_text("".join(write(written, form=form)), encoding="utf-8")
    tracemalloc.start()
    count = sum(isinstance(one, Record) for one in read(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == len(written)
    return peak


def test_what_comes_after_a_broken_reference_comes_in(tmp_path: Path) -> None:
    text = "TY  - JOUR\nER  - \n" * 50 + "TY  - BOOK\nTI  - Fine\nER  - \n"
    results = found(tmp_path, text)
    assert (titles(results), len(problems_of(results))) == (["Fine"], 50)


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, kith.lib.citations.reading, kith.lib.citations.citing, kith.lib.citations.lookups\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'lxml', 'citeproc', 'bibtexparser', 'pylatexenc', 'django'}))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[4],
    )
    assert said.stdout.strip() == "[]"
