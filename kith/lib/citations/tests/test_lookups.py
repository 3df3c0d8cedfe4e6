"""What the registers of DOIs answer."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.citations.lookups import CROSSREF, DATACITE, REGISTERS, Register
from kith.lib.citations.shapes import Name, Problem, Reason, Record
from kith.lib.citations.tests.reading_of import FILES
from kith.lib.citations.tests.test_csl import anything


def answer(name: str) -> Any:
    return json.loads((FILES / name).read_text(encoding="utf-8"))


def test_an_article_as_crossref_tells_it() -> None:
    assert CROSSREF.read(answer("crossref-article.json")) == Record(
        type="article-journal",
        title="What helps at night & in the morning: Peer support after discharge",
        authors=(
            Name("Reyes", "Ann Marie"),
            Name("King", "Leo", "Jr."),
            Name(literal="The Night Line Group"),
        ),
        year=2019,
        month=6,
        day=12,
        container="Journal of Peer Practice",
        volume="12",
        issue="3",
        pages="101-110",
        publisher="Harbour Journals",
        doi="10.5555/jpp.2019.0123",
        issn="2045-7960",
        url="https://example.org/jpp/2019/0123",
        language="en",
        abstract="Background\n\nThe first nights at home are hard.\n\nMost called someone; n < 30.",
        keywords=("Social Psychology", "Nursing"),
    )


def test_a_chapter_without_a_date_of_issue() -> None:
    assert CROSSREF.read(answer("crossref-chapter.json")) == Record(
        type="chapter",
        title="Listening first",
        authors=(Name("García Luna", "Lucía"),),
        editors=(Name("Hill", "Sam"),),
        year=2020,
        month=2,
        container="Voices of recovery",
        pages="33-58",
        publisher="Field Books",
        place="London",
        doi="10.5555/voices.3",
        isbn="9780306406157",
    )


def test_data_as_datacite_tells_it() -> None:
    assert DATACITE.read(answer("datacite-dataset.json")) == Record(
        type="dataset",
        title="Peer roles in Europe: Answers of 2019",
        authors=(Name("Lind", "Bo"), Name(literal="Peer Data Collective, The"), Name("Ito", "Mei")),
        editors=(Name("Hill", "Sam"),),
        year=2020,
        month=3,
        day=4,
        publisher="Open Archive",
        doi="10.5555/open.data.1",
        url="https://example.org/data/1",
        language="en",
        abstract="Answers of 412 people.",
        keywords=("peer support", "employment"),
        extra=(("datacite:rights", "Creative Commons Attribution 4.0 International"),),
    )


def test_an_address_holds_a_doi_whatever_is_in_it() -> None:
    assert (
        CROSSREF.address("10.5555/a/../b?c#d")
        == "https://api.crossref.org/works/10.5555%2Fa%2F..%2Fb%3Fc%23d"
    )
    assert DATACITE.address("10.5555/a") == "https://api.datacite.org/dois/10.5555%2Fa"


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        {},
        "not found",
        {"message": []},
        {"data": {"attributes": {"doi": "10.5555/a"}}},
        {"errors": [{"status": "404"}]},
    ],
)
def test_an_answer_without_a_work_is_a_problem(register: Register, told: object) -> None:
    assert register.read(told) == Problem(Reason.NO_WORK, detail=register.name)


@given(
    st.dictionaries(
        st.sampled_from([*sorted(answer("crossref-article.json")["message"]), "editor"]), anything
    )
)
def test_no_answer_of_crossref_is_too_strange(work: dict[str, object]) -> None:
    assert isinstance(CROSSREF.read({"message": {"title": "x", "DOI": "10.5555/a"} | work}), Record | Problem)


@given(
    st.dictionaries(st.sampled_from(sorted(answer("datacite-dataset.json")["data"]["attributes"])), anything)
)
def test_no_answer_of_datacite_is_too_strange(work: dict[str, object]) -> None:
    told = {"data": {"attributes": {"titles": [{"title": "x"}], "doi": "10.5555/a"} | work}}
    assert isinstance(DATACITE.read(told), Record | Problem)
