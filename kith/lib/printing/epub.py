"""Electronic books (EPUB 3.3): a zip of pages in XHTML, with a table of contents, and a word on how they can be read.

Written here and not by a library: a reading program refuses a book in which one title holds a bare “&”, and what a
person who cannot see needs to know before they open it stands in the package (docs/decisions/031).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kith.lib.printing.tree import printable, tree

STYLE = Path(__file__).with_name("book.css")
XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
OPF, DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
)


@dataclass(frozen=True)
class Chapter:
    """`html` is what stands below the title, safe to show; its addresses are completed by `address`."""

    title: str
    language: str
    html: str
    address: str


@dataclass(frozen=True)
class Book:
    """`address` tells one book from all others; `contents` and `access` are words in its language.

    What has a `cover` begins with a page on which that stands below the title.
    """

    title: str
    language: str
    address: str
    authors: tuple[str, ...]
    publisher: str
    at: datetime
    contents: str
    access: str
    chapters: tuple[Chapter, ...]
    cover: str = ""


def write_book(book: Book, to: IO[bytes]) -> None:
    """Write the zip; the same book is the same to the last byte."""
    with ZipFile(to, "w") as archive:
        for name, content in _files(book):
            entry = ZipInfo(name, date_time=book.at.astimezone(UTC).timetuple()[:6])
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, content)


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"  # the first, as it is: by it the file is known for a book
    yield "META-INF/container.xml", _written(_container())
    yield "EPUB/package.opf", _written(_package(book))
    yield "EPUB/nav.xhtml", _page(book.contents, book.language, _contents(book))
    yield "EPUB/book.css", STYLE.read_bytes()
    if book.cover:
        body = _titled(book.title, book.cover, address=book.address)
        body.set("epub:type", "titlepage")
        yield "EPUB/title.xhtml", _page(book.title, book.language, body)
    for number, chapter in enumerate(book.chapters, 1):
        body = _titled(chapter.title, chapter.html, address=chapter.address)
        yield f"EPUB/{_name(number)}", _page(chapter.title, chapter.language, body)


def _titled(title: str, html: str, *, address: str) -> Element:
    body = tree(html, base=address)
    heading = Element("h1", {"dir": "auto"})
    heading.text = printable(title)
    body.insert(0, heading)
    return body


def _name(number: int) -> str:
    return f"chapter-{number}.xhtml"


def _container() -> Element:
    container = Element("container", {"xmlns": CONTAINER, "version": "1.0"})
    files = SubElement(container, "rootfiles")
    SubElement(
        files, "rootfile", {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    )
    return container


def _package(book: Book) -> Element:
    package = Element(
        "package",
        {
            "xmlns": OPF,
            "xmlns:dc": DC,
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": book.language,
        },
    )
    metadata = SubElement(package, "metadata")
    _add(metadata, "dc:identifier", uuid5(NAMESPACE_URL, book.address).urn, id="id")
    for tag, words in (("title", book.title), ("language", book.language), ("publisher", book.publisher)):
        _add(metadata, f"dc:{tag}", words)
    _add(metadata, "dc:source", book.address)
    for author in book.authors:
        _add(metadata, "dc:creator", author)
    _add(metadata, "meta", f"{book.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", property="dcterms:modified")
    for name, value in (*ACCESS, ("accessibilitySummary", book.access)):
        _add(metadata, "meta", value, property=f"schema:{name}")
    _add_pages(package, book)
    return package


def _add_pages(package: Element, book: Book) -> None:
    manifest = SubElement(package, "manifest")
    cover = {"title": "title.xhtml"} if book.cover else {}
    pages = cover | {"nav": "nav.xhtml"} | {f"c{n}": _name(n) for n in range(1, len(book.chapters) + 1)}
    for key, name in pages.items():
        item = SubElement(manifest, "item", {"id": key, "href": name, "media-type": "application/xhtml+xml"})
        if key == "nav":
            item.set("properties", "nav")
    SubElement(manifest, "item", {"id": "style", "href": "book.css", "media-type": "text/css"})
    spine = SubElement(package, "spine")
    for key in pages:
        itemref = SubElement(spine, "itemref", {"idref": key})
        if key == "nav" and len(book.chapters) == 1:
            itemref.set("linear", "no")  # a book of one chapter begins with it


def _contents(book: Book) -> Element:
    body = Element("body")
    nav = SubElement(body, "nav", {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"})
    _add(nav, "h1", book.contents, id="contents")
    entries = SubElement(nav, "ol")
    for number, chapter in enumerate(book.chapters, 1):
        words = {"href": _name(number), "lang": chapter.language, "xml:lang": chapter.language, "dir": "auto"}
        SubElement(SubElement(entries, "li"), "a", words).text = printable(chapter.title)
    return body


def _page(title: str, language: str, body: Element) -> bytes:
    page = Element("html", {"xmlns": XHTML, "xmlns:epub": OPS, "lang": language, "xml:lang": language})
    head = SubElement(page, "head")
    _add(head, "title", title)
    SubElement(head, "link", {"rel": "stylesheet", "href": "book.css"})
    for each in body.iter():
        if said := each.get("lang"):
            each.set("xml:lang", said)
    page.append(body)
    return _written(page, kind="<!DOCTYPE html>\n")


def _written(root: Element, *, kind: str = "") -> bytes:
    words: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{kind}{words}'.encode()


def _add(parent: Element, tag: str, words: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = printable(words)
