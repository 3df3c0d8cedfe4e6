"""Someone has written it already and brings the file: a draft of it, to be looked through before anyone sees it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from kith.capabilities.versions.models import Version
from kith.lib.manuscripts.tests.documents import PICTURE, document, paragraph
from tests.cast import Cast
from tests.entries import text_of

ADDRESS = "/spaces/commons/writing/practice/file/"
MARKDOWN = """---
title: Té antes de hablar
idioma: español
licencia: CC BY-SA 4.0
---
## Propósito
Calma al *principio*.

## Pasos
1. Poner el agua
2. Sentarse

## Para quién
Quien llega por primera vez.

## Duración
hasta media hora

## Nuestra historia
Empezamos en 2019.
"""


def _bring(cast: Cast, name: str, data: bytes, who: str = "maria", **words: Any) -> Any:
    told = {"file": SimpleUploadedFile(name, data), "visibility": "public", "send_key": "k"} | words
    return cast.client(who).post(ADDRESS, told, follow=True)


def test_a_text_in_markdown_becomes_a_draft_with_its_answers(cast: Cast) -> None:
    maria = cast.client("maria")
    assert "Bring the file" in text_of(maria, "/spaces/commons/writing/practice/")
    page = _bring(cast, "te.md", MARKDOWN.encode()).content.decode()
    version = Version.objects.select_related("item").latest("pk")
    assert (version.title, version.item.language) == ("Té antes de hablar", "es")
    assert version.words["purpose"] == "Calma al *principio*."
    assert version.words["for_whom"] == "Quien llega por primera vez."
    assert version.words["licence"] == "CC-BY-SA-4.0"
    assert version.words["how"].startswith("1. Poner el agua\n2. Sentarse")
    assert "Empezamos en 2019." in version.words["how"]
    assert "look through each step" in page
    assert "Nuestra historia" in page
    assert "<em>principio</em>" in version.shown["purpose"]
    assert cast.client("noor").get(f"/items/{version.item_id}/writing/").status_code == 404


def test_a_text_of_a_word_processor_becomes_a_draft_and_its_pictures_are_left_out(cast: Cast) -> None:
    data = document(
        paragraph("Tea before talk", "Titulo"), paragraph("Purpose", "Ttulo1"), paragraph("Calm."), PICTURE,
        paragraph("Procedure", "Ttulo1"), paragraph("Kettle."),
    )  # fmt: skip
    page = _bring(cast, "tea.docx", data).content.decode()
    version = Version.objects.latest("pk")
    assert (version.title, version.words) == ("Tea before talk", {"purpose": "Calm.", "how": "Kettle."})
    assert "pictures of your file were left out" in page


def test_sending_it_twice_makes_one_draft(cast: Cast) -> None:
    for _time in range(2):
        assert _bring(cast, "tea.md", b"# Tea").status_code == 200
    assert Version.objects.count() == 1


def test_a_short_thing_is_brought_as_well(cast: Cast) -> None:
    told = {"file": SimpleUploadedFile("one_day.txt", b"You are not your worst day."), "visibility": "space"}
    answer = cast.client("noor").post("/spaces/commons/writing/insight/file/", told)
    assert answer.status_code == 302
    version = Version.objects.latest("pk")
    assert (version.title, version.words) == ("one day", {"purpose": "You are not your worst day."})


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("tea.pdf", b"%PDF-1.4 tea", "Word (.docx), Markdown and plain text"),
        ("tea.docx", b"PK\x03\x04 broken", "cannot be added"),
        ("tea.docx", document("<w:p>"), "may be damaged"),
        ("tea.docx", document(paragraph("a"), more={"word/vbaProject.bin": b"x"}), "contains macros"),
        ("tea.md", document(paragraph("a")), "named like another kind of file"),
        ("tea.md", "Té".encode("latin-1"), "cannot be read as text"),
        ("tea.md", b"", "empty"),
        ("tea.md", b"a " * 120_000, "too long"),
        ("tea.md", b"# Steps\n" + b"a " * 12_000, "too long for one answer"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_what_was_typed_is_kept(
    cast: Cast, name: str, data: bytes, says: str
) -> None:
    answer = _bring(cast, name, data, title="My own title")
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "My own title" in answer.content.decode()
    assert not Version.objects.exists()


@override_settings(UPLOAD_BYTES=1024 * 1024)
def test_the_limit_of_uploads_holds(cast: Cast) -> None:
    assert "larger than 1 MB" in _bring(cast, "tea.md", b"a" * (1024 * 1024 + 1)).content.decode()


def test_who_may_not_begin_there_brings_nothing(cast: Cast) -> None:
    assert _bring(cast, "tea.md", b"# Tea", who="dana").status_code == 403
    assert cast.client("noor").get("/spaces/tuesday/writing/practice/file/").status_code == 404
    assert not Version.objects.exists()
