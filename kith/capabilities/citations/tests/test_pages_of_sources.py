"""Sources as people add, read, take along and take away: page by page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.capabilities.citations.actions import cite
from kith.capabilities.citations.models import Work
from kith.capabilities.items.models import Item
from kith.foundation.activity.models import Event
from kith.lib.citations.reading import read
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tests.reading_of import FILES
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import hidden, text_of

TEA = Record(
    type="article-journal", title="Tea and talk", authors=(Name("Hill", "Sam"),), year=2019, container="Peer Journal",
    volume="3", issue="1", pages="1-9", doi="10.5555/tea",
)  # fmt: skip
TYPED = {
    "source_title": "A walk",
    "authors": "Ito, Mei\nThe Walkers",
    "year": "2001",
    "sort": "book",
    "note": "It helps",
}


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")


def _add(client: Client, item: Item, **words: str) -> int:
    return client.post(f"/items/{item.pk}/sources/new/", words).status_code


def test_one_line_is_enough(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    assert _add(maria, item, identifier="see https://doi.org/10.5555/TEA.") == 302
    assert item.references.get().work.doi == "10.5555/TEA"
    page = text_of(maria, item.get_absolute_url())
    assert (
        '<a href="https://doi.org/10.5555/TEA" rel="nofollow noopener ugc">https://doi.org/10.5555/TEA</a>'
        in page
    )
    assert "We are looking this up" in page


def test_or_one_types_what_one_knows(cast: Cast, item: Item) -> None:
    assert _add(cast.client("maria"), item, **TYPED) == 302
    page = text_of(cast.client(None), item.get_absolute_url())
    assert "Ito, M., &amp; The Walkers. (2001). <i>A walk</i>." in page
    assert "It helps" in page


def test_a_form_that_waited_and_came_twice_adds_its_source_once(cast: Cast, item: Item) -> None:
    maria, address = cast.client("maria"), f"/items/{item.pk}/sources/new/"
    sent = TYPED | {"send_key": hidden(text_of(maria, address), "send_key")}
    assert sent["send_key"]
    assert [_add(maria, item, **sent) for _sending in range(2)] == [302, 302]
    assert item.references.get().note == "It helps"
    assert Event.objects.filter(type="item.cited").count() == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "Paste one of these, or tell us the title below."),
        (
            {"identifier": "ten to nine", "note": "Kept words"},
            "We see no DOI, PMID, ISBN or address in this.",
        ),
        ({"identifier": "ISBN 0-306-40615-2"}, "Please tell us its title."),
        ({"identifier": "PMID 31234567"}, "Please tell us its title."),
        ({"identifier": "https://example.org/guide"}, "Please tell us its title."),
        ({"source_title": "Kept words", "year": "last"}, "four digits"),
        ({"source_title": "Kept words", "address": "javascript:alert(1)"}, "An address begins with"),
        ({"source_title": "Kept words", "note": "Call 555-867-5309"}, "Could someone be known"),
    ],
)
def test_what_was_typed_is_never_lost(cast: Cast, item: Item, words: dict[str, str], said: str) -> None:
    maria = cast.client("maria")
    answer = maria.post(f"/items/{item.pk}/sources/new/", words)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    later = text_of(maria, f"/items/{item.pk}/sources/new/")
    for typed in words.values():
        assert typed in page
        assert typed in later
    assert not item.references.exists()


def test_what_one_types_is_kept_for_oneself(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    assert maria.post(f"/items/{item.pk}/sources/new/draft/", {"authors": "Half a na"}).status_code == 204
    assert "Half a na" in text_of(maria, f"/items/{item.pk}/sources/new/")
    assert _add(maria, item, **TYPED) == 302
    assert "Half a na" not in text_of(maria, f"/items/{item.pk}/sources/new/")


def test_a_reader_chooses_the_style_and_the_address_remembers_it(cast: Cast, item: Item) -> None:
    cite(item, TEA, by=cast.place("maria", cast.commons))
    visitor = cast.client(None)
    assert "Hill, S. (2019). Tea and talk." in text_of(visitor, item.get_absolute_url())
    page = text_of(visitor, f"{item.get_absolute_url()}?style=vancouver")
    assert "Hill S. Tea and talk." in page
    assert '<a href="?style=vancouver#sources" aria-current="true">Vancouver</a>' in page
    assert "Hill, Sam. 2019. “Tea and Talk" in text_of(
        visitor, f"/items/{item.pk}/sources/?style=chicago-author-date"
    ).replace("Tea and talk", "Tea and Talk")
    assert "Hill, S. (2019)" in text_of(visitor, f"{item.get_absolute_url()}?style=nonsense")


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("ISBN 0-306-40615-2", "https://openlibrary.org/isbn/9780306406157"),
        ("PMID 31234567", "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
        ("https://example.org/guide", "https://example.org/guide"),
    ],
)
def test_what_no_register_tells_of_is_cited_by_its_title_and_found_by_its_number(
    cast: Cast, item: Item, identifier: str, words: str
) -> None:
    assert _add(cast.client("maria"), item, identifier=identifier, source_title="Walking beside") == 302
    work = item.references.get().work
    assert "Walking beside" in work.cited["apa"]
    assert work.address == words


BOOK = Record(type="book", title="Walking beside", authors=(Name("Ito", "Mei"),), isbn="9780306406157")


@pytest.mark.parametrize(
    ("book", "link"),
    [
        (BOOK, '<a href="https://books.example.org/?isbn=9780306406157" rel="nofollow noopener ugc">ISBN 9780306406157</a>'),
        (replace(BOOK, url="https://example.org/book"), '<a href="https://example.org/book"'),
        (replace(BOOK, doi="10.5555/book"), '<a href="https://doi.org/10.5555/book"'),
    ],
)  # fmt: skip
def test_the_number_of_a_book_leads_to_the_catalogue_of_the_house(
    cast: Cast, item: Item, settings: Any, book: Record, link: str
) -> None:
    """Unless the book itself tells a better way; in plain words as in each style."""
    settings.ISBN_LINK = "https://books.example.org/?isbn={isbn}"
    work = cite(item, book, by=cast.place("maria", cast.commons)).work
    assert link in text_of(cast.client(None), item.get_absolute_url())
    Work.objects.filter(pk=work.pk).update(cited={})
    assert link in text_of(cast.client(None), item.get_absolute_url())


def test_a_house_that_names_no_catalogue_has_no_such_link(cast: Cast, item: Item, settings: Any) -> None:
    settings.ISBN_LINK = ""
    cite(item, BOOK, by=cast.place("maria", cast.commons))
    page = text_of(cast.client(None), item.get_absolute_url())
    assert "<i>Walking beside</i>.</p>" in page


@pytest.mark.parametrize("form", ["ris", "bibtex", "csl"])
def test_the_list_is_given_back_as_a_file(cast: Cast, item: Item, tmp_path: Path, form: str) -> None:
    maria = cast.place("maria", cast.commons)
    walk = Record(
        type="book", title="A walk", authors=(Name("Ito", "Mei"),), year=2001, publisher="Field Books"
    )
    for each in (TEA, walk):
        cite(item, each, by=maria, note="not in the file")
    answer = cast.client(None).get(f"/items/{item.pk}/sources/export/{form}/")
    file = tmp_path / "file"
    file.write_bytes(b"".join(answer))
    assert list(read(file)) == [TEA, walk]
    assert "attachment" in answer["Content-Disposition"]


def test_no_other_file_is_there(cast: Cast, item: Item) -> None:
    for form in ("nbib", "html"):
        assert cast.client(None).get(f"/items/{item.pk}/sources/export/{form}/").status_code == 404


def _sent(client: Client, item: Item, name: str, data: bytes) -> tuple[int, str]:
    answer = client.post(f"/items/{item.pk}/sources/files/", {"file": SimpleUploadedFile(name, data)})
    return answer.status_code, answer.content.decode()


def test_a_file_comes_in_with_what_could_not_be_read(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    data = (FILES / "endnote.ris").read_bytes() + b"\r\nTY  - JOUR\r\nN1  - nothing\r\nER  - \r\n"
    status, page = _sent(maria, item, "mine.ris", data)
    assert status == 200
    came = item.references.count()
    assert f"{came} sources came in." in page
    line = (FILES / "endnote.ris").read_text(encoding="utf-8").count("\n") + 2
    assert f"Line {line}: this was left out. It has no title" in page
    status, page = _sent(maria, item, "mine.ris", data)
    assert f"{came} were here already." in page
    assert item.references.count() == came


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("talk.ris", b"Hello"),
        ("talk.pdf", b"%PDF-1.7 \x00\x01"),
        ("talk.bib", b""),
        ("talk.ris", b"\xff\xd8\xff"),
    ],
)
def test_what_is_none_of_these_is_refused_in_a_sentence(
    cast: Cast, item: Item, name: str, data: bytes
) -> None:
    status, page = _sent(cast.client("maria"), item, name, data)
    assert status == 422
    assert "no references that we can read" in page or "is empty" in page
    assert not item.references.exists()


def test_a_file_beyond_what_the_house_takes_is_refused(cast: Cast, item: Item, settings: object) -> None:
    settings.REFERENCES_BYTES = 1024 * 1024  # type: ignore[attr-defined]
    status, page = _sent(cast.client("maria"), item, "large.ris", b"TY  - JOUR\n" * 100_000)
    assert status == 422
    assert "is larger than 1 MB" in page


def test_a_source_is_taken_away_and_the_numbers_stay(cast: Cast, item: Item) -> None:
    place, maria = cast.place("maria", cast.commons), cast.client("maria")
    for title in ("One", "Two", "Three"):
        cite(item, Record(title=title), by=place)
    address = f"/items/{item.pk}/sources/2/withdrawal/"
    assert "Two" in text_of(maria, address)
    assert maria.post(address).status_code == 302
    assert maria.get(address).status_code == 404
    page = text_of(maria, item.get_absolute_url())
    assert 'value="3"' in page
    assert 'value="2"' not in page


@pytest.mark.parametrize(("who", "status"), [("noor", 403), ("tomasz", 403), (None, 403), ("maria", 200)])
def test_only_those_who_write_it_change_its_sources(
    cast: Cast, item: Item, who: str | None, status: int
) -> None:
    cite(item, TEA, by=cast.place("maria", cast.commons))
    for path in ("new/", "files/", "1/withdrawal/"):
        answer = cast.client(who).get(f"/items/{item.pk}/sources/{path}")
        assert answer.status_code == status or (who is None and answer.status_code in (302, 401)), path


def test_what_a_decision_hides_names_no_sources(cast: Cast, item: Item) -> None:
    cite(item, TEA, by=cast.place("maria", cast.commons))
    cast.client("tomasz").post(f"/posts/{item.posts.get(number=1).pk}/removal/")
    for address in (
        item.get_absolute_url(),
        f"/items/{item.pk}/sources/",
        f"/items/{item.pk}/sources/export/ris/",
    ):
        answer = cast.client("noor").get(address, follow=True)
        words = b"".join(answer) if answer.streaming else answer.content
        assert b"Tea and talk" not in words


def _cost(cast: Cast, who: str | None, address: str) -> int:
    client = cast.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as heard:
        assert client.get(address).status_code == 200
    return len(heard)


@pytest.mark.parametrize("who", ["maria", "noor", None])
def test_fifty_sources_cost_as_few_queries_as_one(cast: Cast, item: Item, who: str | None) -> None:
    place = cast.place("maria", cast.commons)
    cite(item, TEA, by=place, note="Why")
    pages = (item.get_absolute_url(), f"/items/{item.pk}/sources/")
    before = [_cost(cast, who, page) for page in pages]
    for number in range(60):
        cite(item, Record(title=f"Another {number}"), by=place, note="Why")
    assert [_cost(cast, who, page) for page in pages] == before
    assert max(before) <= 8
    assert "All sources" in text_of(cast.client(who), pages[0])
