"""Paper and books name the files of a version and say where they are; each reader is told of those that they see."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from django.conf import settings as house_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.capabilities.attachments.models import File
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from kith.domains.library.actions import gather
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import add_file, photo, written


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def version(cast: Cast) -> Version:
    """With a guide and a picture; a draft has one more."""
    place, maria = cast.place("maria", cast.commons), cast.client("maria")
    begun = written(maria)
    add_file(maria, begun)
    add_file(maria, begun, "cup.jpg", photo())
    cup = File.objects.get(name="cup.jpg")
    maria.post(f"/items/{begun.item_id}/files/pictures/", {f"{cup.key}-alt": "A cup of tea"})
    published = publish(begun, by=place)
    add_file(maria, draft(published.item, by=place), "not-yet.pdf")
    return published


def _book(client: Client, item: int, *, chapter: int = 1, number: int = 1) -> str:
    answer = client.get(f"/library/{item}/versions/{number}.epub")
    with ZipFile(BytesIO(b"".join(answer))) as archive:
        return archive.read(f"EPUB/chapter-{chapter}.xhtml").decode()


def _addresses() -> list[str]:
    files = File.objects.exclude(name="not-yet.pdf").order_by("pk")
    return [f"{house_settings.SITE_URL}{file.get_absolute_url()}" for file in files]


def test_a_book_names_the_files_and_leads_to_them(cast: Cast, version: Version) -> None:
    words = _book(cast.client(None), version.item_id)
    for address, name in zip(_addresses(), ("guide.pdf", "cup.jpg"), strict=True):
        assert f'<a href="{address}">{name}</a>' in words
    assert "A cup of tea" in words
    assert "not-yet" not in words, "what a draft carries nobody else knows of"


def test_paper_names_the_files_and_leads_to_them(cast: Cast, version: Version) -> None:
    answer = cast.client(None).get(f"/library/{version.item_id}/versions/1.pdf")
    read = pypdf.PdfReader(BytesIO(b"".join(answer)))
    text = "".join(page.extract_text() for page in read.pages)
    notes = [each.get_object() for page in read.pages for each in page.get("/Annots", [])]
    links = {str(note["/A"]["/URI"]) for note in notes if "/A" in note}
    assert set(_addresses()) <= links
    assert ("guide.pdf" in text, "A cup of tea" in text, "not-yet" in text) == (True, True, False)


def test_a_collection_brings_the_names_of_the_files_of_its_entries(cast: Cast, version: Version) -> None:
    collection = MAKERS["collection"](cast.place("maria", cast.commons))
    gather(version.item, into=collection, by=cast["maria"])
    assert _addresses()[0] in _book(cast.client(None), collection.pk, chapter=2)


def test_nobody_is_led_to_a_file_of_someone_whom_they_do_not_see(cast: Cast, version: Version) -> None:
    File.objects.filter(name="cup.jpg").update(by=cast.place("sam", cast.commons))
    keep_away(cast["noor"], by=cast["sam"], sort="block")
    words = _book(cast.client("noor"), version.item_id)
    assert ("guide.pdf" in words, "cup.jpg" in words) == (True, False)


def test_what_was_hidden_is_named_no_more(cast: Cast, version: Version) -> None:
    version.item.posts.filter(number=1).update(state="hidden")
    assert cast.client(None).get(f"/library/{version.item_id}/versions/1.epub").status_code == 404


def test_more_files_cost_no_more_queries(cast: Cast, version: Version) -> None:
    publish(draft(version.item, by=version.by), by=version.by, why="One more file")
    costs = []
    for number in (1, 2):
        with CaptureQueriesContext(connection) as queries:
            assert ("not-yet.pdf" in _book(cast.client(None), version.item_id, number=number)) == (
                number == 2
            )
        costs.append(len(queries))
    assert costs[0] == costs[1]
