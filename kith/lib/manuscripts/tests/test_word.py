"""A document becomes Markdown; one that was made to do harm is refused, and nothing is fetched for any."""

import socket
from typing import Any

import pytest

from kith.lib.manuscripts import Unreadable
from kith.lib.manuscripts.reading import read_word
from kith.lib.manuscripts.tests.documents import PICTURE, document, paragraph

BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def test_headings_lists_and_words_come_in() -> None:
    told = read_word(
        document(
            paragraph("Tea before talk", "Titulo"), paragraph("Purpose", "Ttulo1"), paragraph("Calm &amp; 5 * 3"),
            paragraph("The cups", "Ttulo2"), paragraph("Two.")
        )
    )  # fmt: skip
    assert told.text == "# Tea before talk\n\n# Purpose\n\nCalm & 5 \\* 3\n\n## The cups\n\nTwo."


def test_pictures_are_left_out_and_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_what: Any, **_how: Any) -> None:
        raise AssertionError("Something was fetched.")

    monkeypatch.setattr(socket, "create_connection", refuse)
    told = read_word(document(paragraph("Before"), PICTURE, paragraph("After")))
    assert (told.text, told.pictures) == ("Before\n\nAfter", 1)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\x03\x04 nothing", document()[:200],
        document(paragraph("&c;"), before=BOMB),
        document(paragraph("&a;"), before=OUTSIDE),
        document(paragraph("a" * 9_000_000)),
        document(paragraph("a"), more={"word/numbering.xml": b"<a>" + b" " * 9_000_000 + b"</a>"}),
        document("<w:p>" * 5_000 + "</w:p>" * 5_000),
        document("<w:tbl><w:tr><w:tc>" * 39 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 39, "<w:p>"),
        document("<w:p/>" * 200_000),
        document("<w:p>"),
        document(paragraph("<![CDATA[a]]>")),
    ],
    ids=["empty", "no archive", "cut off", "entities", "files of the house", "large", "large beside", "deep", "unclosed",
         "many", "broken", "hidden words"],
)  # fmt: skip
def test_what_is_broken_or_made_to_break_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_word(data)


def test_a_huge_table_is_read_or_refused_in_a_breath() -> None:
    row = f"<w:tr>{''.join(f'<w:tc>{paragraph(str(cell))}</w:tc>' for cell in range(20))}</w:tr>"
    told = read_word(document(f"<w:tbl>{row * 200}</w:tbl>"))
    assert told.text.count("19") == 200
