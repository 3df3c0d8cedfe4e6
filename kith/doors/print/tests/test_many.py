"""Many entries are taken along as one paper or one book, and cost what one costs."""

from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.citations.models import Reference, Work
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.models import Contributor, Version
from kith.domains.library.actions import gather
from kith.doors.print.entries import book_of
from kith.doors.print.tests.taking import paper, practice
from tests.cast import Cast
from tests.contracts.makers import MAKERS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_a_book_of_many_speaks_to_each_in_its_language_and_costs_what_one_costs(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    items = [
        practice(maria, title=f"Soup {number}", language="es" if number % 2 else "en") for number in range(10)
    ]
    for child, parent in pairwise(items):
        Contributor.objects.create(
            item=child, member=cast.place("noor", cast.commons), role="reviewer", state="agreed"
        )
        tie(child, to=parent, sort="adapts", version=1, changed="", core="kept")
    costs = []
    for many in (1, 10):
        versions = list(
            Version.objects.visible_to(None)
            .filter(item__in=items)
            .select_related("item__space")
            .order_by("pk")[:many]
        )
        with CaptureQueriesContext(connection) as queries:
            found = book_of(versions, title="Soups", address="https://kith.example/soups", reader=None)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert [chapter.title for chapter in found.chapters] == [item.title for item in items]
    assert found.authors == (cast["maria"].name, cast["noor"].name)
    english, spanish = found.chapters[0].html, found.chapters[1].html
    assert ("Purpose" in english, "Propósito" in spanish) == (True, True)
    assert ("Read it and advised" in english, "Read it and advised" in spanish) == (True, False)
    assert "“Soup 1”" in english


@pytest.mark.parametrize("ending", ["pdf", "epub"])
def test_it_costs_the_same_for_one_and_for_many(cast: Cast, ending: str) -> None:
    maria = cast.place("maria", cast.commons)
    costs = []
    for many in (1, 10):
        item = practice(maria)
        for number in range(many):
            tie(
                item,
                to=practice(maria, title=f"Soup {number}"),
                sort="adapts",
                version=1,
                changed="",
                core="kept",
            )
            work = Work.objects.create(
                key=f"{many}-{number}", record={}, title="Soup", at=timezone.now() - timedelta(days=1)
            )
            Reference.objects.create(item=item, work=work, number=number, by=maria)
        with CaptureQueriesContext(connection) as queries:
            assert cast.client(None).get(f"/library/{item.pk}/versions/1.{ending}").status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 8


def test_a_collection_brings_what_it_holds_as_far_as_its_reader_sees_it(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    collection = MAKERS["collection"](maria, title="For the evening", source="Small things")
    hidden = practice(cast.place("tomasz", cast.circle), title="Among ourselves", visibility="space")
    for entry, words in ((practice(maria), "Begin here"), (hidden, "For us alone")):
        gather(entry, into=collection, words=words, by=cast["tomasz"])
    answer = cast.client("tomasz").get(f"/library/{collection.pk}/versions/1.epub")
    with ZipFile(BytesIO(b"".join(answer))) as archive:
        names = archive.namelist()
        second = archive.read("EPUB/chapter-2.xhtml").decode()
    assert "Begin here" in second
    assert "Put the <em>kettle</em> on" in second
    assert "EPUB/chapter-3.xhtml" not in names, "a public one brings what is public"
    read = pypdf.PdfReader(BytesIO(paper(cast.client(None), collection)))
    text = "".join(page.extract_text() for page in read.pages)
    assert "Tea before talk" in text
    assert "Begin here" in text
    assert "Among ourselves" not in text


def test_a_collection_begins_with_a_page_that_says_what_it_is(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    collection = MAKERS["collection"](maria, title="For the first weeks")
    gather(practice(maria), into=collection, by=cast["maria"])
    visitor = cast.client(None)
    with ZipFile(BytesIO(b"".join(visitor.get(f"/library/{collection.pk}/versions/1.epub")))) as archive:
        page, package = (archive.read(f"EPUB/{name}").decode() for name in ("title.xhtml", "package.opf"))
    first = pypdf.PdfReader(BytesIO(paper(visitor, collection))).pages[0].extract_text()
    licence = collection.versions.get().words["licence"]
    for words in (
        "For the first weeks",
        cast["maria"].name,
        cast.commons.name,
        "Version 1",
        f"/library/{collection.pk}/",
    ):
        assert words in page, words
        assert words in first, words
    assert not licence or "creativecommons.org" in page
    assert "Tea before talk" not in page + first
    assert package.index('idref="title"') < package.index('idref="nav"') < package.index('idref="c1"')


def test_a_title_page_names_no_hidden_space(cast: Cast) -> None:
    collection = MAKERS["collection"](cast.place("maria", cast.circle), title="For the first weeks")
    answer = cast.client("maria").get(f"/library/{collection.pk}/versions/1.epub")
    with ZipFile(BytesIO(b"".join(answer))) as archive:
        assert cast.circle.name not in archive.read("EPUB/title.xhtml").decode()
