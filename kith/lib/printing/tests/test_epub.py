"""A book is a whole zip of whole XML, whatever stands in it."""

import json
from datetime import UTC, datetime
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.markdown import render
from kith.lib.printing.epub import Book, Chapter, write_book

X, OPF, DC = (
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
)


def book(*chapters: Chapter, title: str = "Tea & <talk>", language: str = "es") -> Book:
    return Book(
        title=title, language=language, address="https://kith.example/library/1/", authors=("Ana", "Zoë & Co"),
        publisher="Kith", at=datetime(2026, 11, 26, 12, 30, tzinfo=UTC), contents="Índice", access="Words alone.",
        chapters=chapters,
    )  # fmt: skip


def chapter(source: str, title: str = "Té & <charla>", language: str = "es") -> Chapter:
    return Chapter(title, language, render(source).html, "https://kith.example/library/1/")


def opened(of: Book) -> ZipFile:
    file = BytesIO()
    write_book(of, file)
    return ZipFile(file)


def parsed(archive: ZipFile, name: str) -> Element:
    return fromstring(archive.read(name), forbid_dtd=False)


def test_a_book_is_known_for_one_by_its_first_bytes() -> None:
    archive = opened(book(chapter("Hello")))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert archive.read("mimetype") == b"application/epub+zip"
    container = parsed(archive, "META-INF/container.xml")
    (rootfile,) = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    assert rootfile.get("full-path") in archive.namelist()


def test_the_package_names_all_files_and_says_how_the_book_can_be_read() -> None:
    archive = opened(book(chapter("Hello"), chapter("World", title="Dos")))
    package = parsed(archive, "EPUB/package.opf")
    listed = {item.get("href"): item for item in package.iter(f"{OPF}item")}
    inside = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
    assert set(listed) == inside - {"package.opf"}
    assert listed["nav.xhtml"].get("properties") == "nav"
    keys = [item.get("id") for item in listed.values()]
    assert [ref.get("idref") for ref in package.iter(f"{OPF}itemref")] == [
        key for key in keys if key != "style"
    ]
    assert package.findtext(f".//{DC}title") == "Tea & <talk>"
    assert package.findtext(f".//{DC}language") == "es"
    assert [each.text for each in package.iter(f"{DC}creator")] == ["Ana", "Zoë & Co"]
    told = {(each.get("property"), each.text) for each in package.iter(f"{OPF}meta")}
    for expected in (
        ("dcterms:modified", "2026-11-26T12:30:00Z"), ("schema:accessMode", "textual"), ("schema:accessibilityHazard", "none"),
        ("schema:accessibilityFeature", "tableOfContents"), ("schema:accessibilitySummary", "Words alone."),
    ):  # fmt: skip
        assert expected in told, expected


def test_the_contents_lead_to_each_chapter_in_order() -> None:
    archive = opened(book(chapter("Hello", title="One"), chapter("World", title="Two", language="en")))
    links = list(parsed(archive, "EPUB/nav.xhtml").iter(f"{X}a"))
    assert [(link.text, link.get("lang")) for link in links] == [("One", "es"), ("Two", "en")]
    for link in links:
        page = parsed(archive, f"EPUB/{link.get('href')}")
        assert page.findtext(f".//{X}h1") == page.findtext(f".//{X}title") == link.text
        assert page.get("lang") == link.get("lang") == page.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_the_same_book_is_the_same_to_the_last_byte() -> None:
    first, second = BytesIO(), BytesIO()
    write_book(book(chapter("Hello")), first)
    write_book(book(chapter("Hello")), second)
    assert first.getvalue() == second.getvalue()


@given(st.text(max_size=300), st.text(max_size=50))
def test_every_page_is_whole_whatever_was_written(source: str, title: str) -> None:
    archive = opened(book(chapter(source, title=title), title=title))
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".xml")):
            parsed(archive, name)
    page = parsed(archive, "EPUB/chapter-1.xhtml")
    keys = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(keys) == len(set(keys)), json.dumps(keys)
