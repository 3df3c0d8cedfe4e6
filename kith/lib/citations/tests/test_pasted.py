"""What people paste, as they paste it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.citations.pasted import Pasted, Sort, recognise
from kith.lib.citations.standard_numbers import doi_of, isbn_of, issn_of, pmid_of, url_of


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.5555/jpp.2019.0123", "10.5555/jpp.2019.0123"),
        ("  doi:10.5555/jpp.2019.0123. ", "10.5555/jpp.2019.0123"),
        ("DOI 10.5555/JPP.2019", "10.5555/JPP.2019"),
        ("https://doi.org/10.5555/jpp.2019.0123,", "10.5555/jpp.2019.0123"),
        ("http://dx.doi.org/10.5555%2Fjpp.2019?nosfx=y", "10.5555/jpp.2019"),
        ("doi.org/10.5555/abc", "10.5555/abc"),
        ("https://doi.org/doi:10.5555/abc", "10.5555/abc"),
        ("(10.5555/abc)", "10.5555/abc"),
        ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"),
        ("10.1016/S0140-6736(19)30001-2).", "10.1016/S0140-6736(19)30001-2"),
        ("10.1000.10/123456”", "10.1000.10/123456"),
    ],
)  # fmt: skip
def test_a_doi_is_known_however_it_is_written(text: str, doi: str) -> None:
    assert recognise(text) == Pasted(Sort.DOI, doi)


@pytest.mark.parametrize(
    "text", ["10.55/x", "10.5555/", "10.5555", "11.5555/abc", "10.5555/a b", "10.5555/a{b", ""]
)
def test_what_only_looks_like_a_doi_is_none(text: str) -> None:
    assert doi_of(text) == ""


@pytest.mark.parametrize(
    ("text", "pmid"),
    [
        ("PMID: 31234567", "31234567"),
        ("pmid31234567.", "31234567"),
        ("31234567", "31234567"),
        ("PMID: 12", "12"),
        ("https://pubmed.ncbi.nlm.nih.gov/31234567/", "31234567"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/31234567?dopt=Abstract", "31234567"),
        ("PubMed ID 00031234", "31234"),
    ],
)
def test_a_number_of_pubmed_is_known(text: str, pmid: str) -> None:
    assert recognise(text) == Pasted(Sort.PMID, pmid)


@pytest.mark.parametrize("text", ["2019", "123456789", "PMID:", "0", "٣١٢٣٤٥٦٧"])
def test_a_year_or_any_other_number_is_no_pmid(text: str) -> None:
    assert recognise(text) is None


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("ISBN 978-0-306-40615-7", "9780306406157"),
        ("ISBN-13: 9780306406157.", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("0 8044 2957 x", "9780804429573"),
        ("979-10-90636-07-1", "9791090636071"),
    ],
)
def test_an_isbn_of_ten_or_thirteen_becomes_thirteen_digits(text: str, isbn: str) -> None:
    assert recognise(text) == Pasted(Sort.ISBN, isbn)


@pytest.mark.parametrize(
    "text", ["0-306-40615-3", "9780306406158", "9770306406157", "X804429570", "97803064061577"]
)
def test_an_isbn_with_a_wrong_digit_is_none(text: str) -> None:
    assert isbn_of(text) == ""


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org/start?x=1&y=2#top", "https://example.org/start?x=1&y=2#top"),
        ("www.example.org/guía", "https://www.example.org/guía"),
        ("<http://example.org>", "http://example.org"),
        ('https://example.org/a"b<c>{d}', "https://example.org/a%22b%3Cc%3E%7Bd%7D"),
        ("https://example.org?mail=a@b.org", "https://example.org?mail=a@b.org"),
    ],
)
def test_an_address_of_a_page_is_known(text: str, url: str) -> None:
    assert recognise(text) == Pasted(Sort.URL, url)


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "ftp://example.org/x", "https://", "https://localhost", "https://a b.org", "https://me:pw@x.org",
     "data:text/html,x", "https://[1::", "file:///etc/passwd"],
)  # fmt: skip
def test_only_pages_of_the_open_web_are_addresses(text: str) -> None:
    assert url_of(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reyes A. Rest. J Peer Pract. 2019;3:1-9. doi: 10.5555/jpp.1. PMID: 31234567", Pasted(Sort.DOI, "10.5555/jpp.1")),
        ("Reyes A. Rest. J Peer Pract. 2019;3:1-9. PMID: 31234567; free", Pasted(Sort.PMID, "31234567")),
        ("Reyes A. Walking beside. ISBN 0-306-40615-2. Harbour Press", Pasted(Sort.ISBN, "9780306406157")),
        ("Reyes A. Rest. https://doi.org/10.5555/jpp.1 (open)", Pasted(Sort.DOI, "10.5555/jpp.1")),
        ("Reyes A. Rest. J Peer Pract. 2019;3:1-9.", None),
    ],
)  # fmt: skip
def test_a_whole_reference_is_known_by_the_number_in_it(text: str, found: Pasted | None) -> None:
    assert recognise(text) == found


@pytest.mark.parametrize(("text", "issn"), [("2045-7960", "2045-7960"), ("20457960", "2045-7960"), ("ISSN 2434-561x (Print)", "2434-561X"),
                                            ("2045-7961", ""), ("no", "")])  # fmt: skip
def test_an_issn_is_held_to_its_check_digit(text: str, issn: str) -> None:
    assert issn_of(text) == issn


@given(st.text(max_size=60) | st.from_regex(r"(doi:|https://doi\.org/)?10\.[0-9]{4}/\S{1,20}"))
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    for normal in (doi_of, pmid_of, isbn_of, issn_of, url_of):
        assert normal(normal(text)) == normal(text)


@given(st.text(alphabet="10.5/doi:()[]<>abX-9 \n\"'", max_size=80))
def test_whatever_is_pasted_is_answered(text: str) -> None:
    found = recognise(text)
    assert found is None or found.value
