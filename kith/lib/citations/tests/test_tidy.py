"""The one normal form of a record."""

import pytest
from hypothesis import given

from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tests.samples import records
from kith.lib.citations.tidy import tidied


@given(records)
def test_what_is_tidy_stays_as_it_is(record: Record) -> None:
    assert tidied(tidied(record)) == tidied(record)


def test_nothing_that_is_valid_is_lost() -> None:
    full = Record(
        type="book",
        title="A title",
        authors=(Name("Reyes", "Ann", "Jr."), Name(literal="A group, at work")),
        editors=(Name("Hill", "Sam"),),
        year=2020,
        month=2,
        day=29,
        container="C",
        volume="1",
        issue="2",
        pages="1-9",
        edition="3",
        genre="Essay",
        publisher="P",
        place="L",
        doi="10.5555/a",
        pmid="12345",
        isbn="9780306406157",
        issn="2045-7960",
        url="https://example.org/a",
        language="en",
        abstract="One.\n\nTwo.",
        note="N",
        keywords=("a", "b"),
        extra=(("ris:C1", "x"),),
    )
    assert tidied(full) == full


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        (Name(family="Plato"), Name(literal="Plato")),
        (Name(given="Ann", literal=""), Name(literal="Ann")),
        (Name(family=" Reyes, ", given="Ann\n Marie"), Name(family="Reyes", given="Ann Marie")),
        (Name(family="Reyes", given="Ann", literal="A. Reyes"), Name(family="Reyes", given="Ann")),
        (Name(literal="<i>Open</i> Door, Network,"), Name(literal="Open Door, Network")),
    ],
)
def test_a_name_has_two_parts_or_one(name: Name, tidy: Name) -> None:
    assert tidied(Record(authors=(name, Name()))).authors == (tidy,)


@pytest.mark.parametrize(
    ("told", "tidy"),
    [
        ((2019, 6, 31), (2019, 6, None)),
        ((2019, 13, 1), (2019, None, None)),
        ((2023, 2, 29), (2023, 2, None)),
        ((None, 6, 1), (None, None, None)),
        ((0, 1, 1), (None, None, None)),
        ((20190, 1, 1), (None, None, None)),
        ((2019, None, 3), (2019, None, None)),
    ],
)
def test_days_that_never_were_are_left_out(
    told: tuple[int | None, int | None, int | None], tidy: tuple[int | None, int | None, int | None]
) -> None:
    record = tidied(Record(year=told[0], month=told[1], day=told[2]))
    assert (record.year, record.month, record.day) == tidy


@pytest.mark.parametrize(
    ("told", "tidy"),
    [("101–10", "101-110"), ("101 -- 110", "101-110"), ("S1-S9", "S1-S9"), ("e12", "e12"), ("5-5", "5"), ("7-", "7"), ("1-3, 7-9", "1-3, 7-9")],
)  # fmt: skip
def test_pages_have_one_hyphen_and_whole_numbers(told: str, tidy: str) -> None:
    assert tidied(Record(pages=told)).pages == tidy


@pytest.mark.parametrize(
    ("told", "tidy"),
    [("Second", "2"), ("2nd ed.", "2"), ("3. edition", "3"), ("02", "2"), ("Revised", "Revised")],
)
def test_an_edition_is_a_number_where_it_can_be(told: str, tidy: str) -> None:
    assert tidied(Record(edition=told)).edition == tidy


@pytest.mark.parametrize(
    ("told", "tidy"), [("eng", "en"), ("Spanish", "es"), ("Español", "es"), ("pt-BR", "pt-BR"), ("?", "?")]
)
def test_a_language_is_told_by_its_code(told: str, tidy: str) -> None:
    assert tidied(Record(language=told)).language == tidy


def test_marks_of_italics_go_and_other_angles_stay() -> None:
    assert tidied(Record(title="<i>Rest</i> when x < y > z <<b>b>")).title == "Rest when x < y > z"


def test_an_address_that_only_leads_to_the_doi_is_the_doi() -> None:
    assert tidied(Record(url="https://doi.org/10.5555/A")) == Record(doi="10.5555/A")
    assert tidied(Record(doi="10.5555/a", url="https://doi.org/10.5555/A")) == Record(doi="10.5555/a")
    both = Record(doi="10.5555/a", url="https://example.org/a")
    assert tidied(both) == both


def test_zotero_keeps_the_pmid_in_the_note() -> None:
    assert tidied(Record(note="Read.\nPMID: 123\nPMCID: PMC1")) == Record(
        pmid="123", note="Read.\n\nPMCID: PMC1"
    )


def test_a_text_without_end_is_cut() -> None:
    record = tidied(
        Record(title="a" * 100_000, abstract="b " * 100_000, keywords=tuple(map(str, range(9000))))
    )
    assert (len(record.title), record.title[-1]) == (1000, "…")
    assert len(record.abstract) <= 20_000
    assert len(record.keywords) == 200


def test_letters_that_no_database_holds_are_left_out() -> None:
    assert tidied(Record(title="a\x00b\ud800c\ufeff", abstract="x\x00\r\ny")) == Record(
        title="abc", abstract="x\ny"
    )
