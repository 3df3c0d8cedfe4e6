"""An entry is taken along on paper and as a book, by those who may see it, with all that belongs to it."""

import os
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from kith.capabilities.citations.actions import cite
from kith.capabilities.citations.models import Reference, Work
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import retire
from kith.capabilities.versions.models import Contributor
from kith.doors.print import making
from kith.doors.print.jobs import sweep
from kith.doors.print.tests.taking import book, paper, practice
from kith.lib.citations.shapes import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_the_page_of_an_entry_offers_both(cast: Cast) -> None:
    item = practice(cast.place("maria", cast.commons))
    page = cast.client(None).get(item.get_absolute_url()).content.decode()
    for name in ("pdf", "epub"):
        assert f'href="/library/{item.pk}/versions/1.{name}"' in page
    hindi = practice(cast.place("maria", cast.commons), language="hi")
    page = cast.client(None).get(hindi.get_absolute_url()).content.decode()
    assert ".pdf" not in page
    assert f"/library/{hindi.pk}/versions/1.epub" in page
    assert cast.client(None).get(f"/library/{hindi.pk}/versions/1.pdf").status_code == 404


def test_a_paper_is_a_pdf_in_the_language_of_the_entry(cast: Cast) -> None:
    item = practice(cast.place("maria", cast.commons), language="es", title="Té antes de hablar")
    made = paper(cast.client(None), item)
    assert made.startswith(b"%PDF")
    assert b"/Lang(es)" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_what_we_say_about_an_entry_is_said_in_its_language(cast: Cast) -> None:
    item = practice(cast.place("maria", cast.commons), language="es")
    words = book(cast.client(None), item)
    assert "Propósito" in words
    assert "Purpose" not in words


def test_it_has_what_belongs_to_it(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = practice(maria, content_note="About loss & grief")
    for name, state in (("noor", "agreed"), ("sam", "asked"), ("tomasz", "declined")):
        Contributor.objects.create(
            item=item, member=cast.place(name, cast.commons), role="reviewer", state=state
        )
    work = Work.objects.create(
        key="doi:10.1/x", record={}, cited={"apa": "Ray, A. (2020). <i>Tea &amp; us</i>."}, doi="10.1/x"
    )
    Reference.objects.create(item=item, work=work, number=1, note="Why tea", by=maria)
    words = book(cast.client(None), item)
    noor, sam, tomasz = (cast[name].name for name in ("noor", "sam", "tomasz"))
    for expected in (
        "Tea before talk", cast["maria"].name, f"{noor} (Read it and advised)", "Version 1", "About loss &amp; grief", "<em>kettle</em>",
        "<i>Tea &amp; us</i>", "https://doi.org/10.1/x", "Why tea", "if you name its authors",
        "https://creativecommons.org/licenses/by/4.0/", f"/library/{item.pk}/",
    ):  # fmt: skip
        assert expected in words, expected
    assert sam not in words
    assert tomasz not in words
    assert words.index("About loss") < words.index("kettle")


def test_a_source_that_is_in_no_style_yet_stands_there_in_plain_words(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = practice(maria)
    book_cited = Record(type="book", title="A walk & a talk", year=2001, isbn="9780306406157")
    work = cite(item, book_cited, by=maria).work
    Work.objects.filter(pk=work.pk).update(cited={})
    words = book(cast.client(None), item)
    assert "(2001). A walk &amp; a talk." in words
    assert 'href="https://openlibrary.org/isbn/9780306406157"' in words


def test_an_adaptation_names_what_it_comes_from_as_far_as_its_reader_may_know(cast: Cast) -> None:
    maria, anneke = cast.place("maria", cast.commons), cast.place("anneke", cast.circle)
    parent, hidden = (
        practice(maria, title="Coffee before talk"),
        practice(anneke, title="Secret soup", visibility="space"),
    )
    child = practice(cast.place("noor", cast.commons))
    for each in (parent, hidden):
        tie(child, to=each, sort="adapts", version=1, changed=f"Not {each.title}", core="kept")
    for reader in (None, "anneke"):
        words = book(cast.client(reader), child)
        for expected in (
            "Coffee before talk",
            cast["maria"].name,
            "CC BY 4.0",
            "Not Coffee",
            "Its core was kept",
            f"/library/{parent.pk}/",
        ):
            assert expected in words, expected
        assert "Secret soup" not in words, "paper goes from hand to hand"


def test_each_version_stays_what_it_was(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = practice(maria)
    first = paper(cast.client(None), item)
    publish(
        keep(draft(item, by=maria), words={"purpose": "Milk first"}, seen=1, by=maria), by=maria, why="Milk"
    )
    assert paper(cast.client(None), item) == first
    assert "Milk first" in book(cast.client(None), item, number=2)
    assert "Milk first" not in book(cast.client(None), item)


@pytest.mark.parametrize("ending", ["pdf", "epub"])
def test_only_those_who_see_the_entry_take_it_along(cast: Cast, ending: str) -> None:
    item = practice(cast.place("anneke", cast.circle), visibility="space")
    address = f"/library/{item.pk}/versions/1.{ending}"
    for who, status in (("maria", 200), ("eleni", 404), (None, 404)):
        assert cast.client(who).get(address).status_code == status, who
    answer = cast.client("maria").get(address)
    assert answer["Cache-Control"] == "private, no-store"
    assert "tea" not in answer["Content-Disposition"].lower()
    assert cast.client("maria").get(f"/library/{item.pk}/versions/2.{ending}").status_code == 404
    retire(item, by=cast.place("anneke", cast.circle), reason="Old")
    for who, status in (("maria", 410), ("eleni", 404), (None, 404)):
        assert cast.client(who).get(address).status_code == status, who


def test_a_paper_is_made_once_and_kept_for_a_day_after_it_was_asked_for(cast: Cast) -> None:
    item = practice(cast.place("maria", cast.commons))
    paper(cast.client(None), item)
    (file,) = making.kept().glob("*.pdf")
    made_at = file.stat().st_ino
    paper(cast.client("noor"), item)
    assert [each.stat().st_ino for each in making.kept().glob("*.pdf")] == [made_at]
    sweep(timestamp=0)
    assert file.exists()
    days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(file, (days_ago, days_ago))
    sweep(timestamp=0)
    assert not file.exists()


def test_who_comes_while_others_wait_is_told_so(cast: Cast) -> None:
    item = practice(cast.place("maria", cast.commons))
    address = f"/library/{item.pk}/versions/1.pdf"
    with making._turn(), making._waiting:
        answer = cast.client(None).get(address)
    assert answer.status_code == 503
    assert (answer["Refresh"], answer["Cache-Control"]) == ("3", "no-store")
    assert "asks again by itself" in answer.content.decode()
    assert cast.client(None).get(address).status_code == 200


def test_what_cannot_be_made_is_said_and_not_tried_again(cast: Cast) -> None:
    item = practice(cast.place("maria", cast.commons))
    paper(cast.client(None), item)
    (file,) = making.kept().glob("*.pdf")
    file.write_bytes(b"")
    answer = cast.client(None).get(f"/library/{item.pk}/versions/1.pdf")
    assert answer.status_code == 503
    assert "print it from your browser" in answer.content.decode()
    assert file.stat().st_size == 0


def test_paper_is_as_large_as_ones_printer_has_it(cast: Cast) -> None:
    item, visitor = practice(cast.place("maria", cast.commons)), cast.client(None)
    address = f"/library/{item.pk}/versions/1.pdf"
    assert f'href="{address}?paper=letter"' in visitor.get(item.get_absolute_url()).content.decode()
    for asked, width, height in (("", 595, 842), ("?paper=a4", 595, 842), ("?paper=letter", 612, 792)):
        page = pypdf.PdfReader(BytesIO(b"".join(visitor.get(address + asked)))).pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (width, height), asked
    assert visitor.get(address + "?paper=tapestry").status_code == 404
