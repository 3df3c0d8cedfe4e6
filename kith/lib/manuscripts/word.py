"""A text of a word processor becomes Markdown. Such a file is an archive of XML, and may come from anyone."""

import io
import re
from xml.parsers import expat
from zipfile import ZIP_STORED, ZipFile

import mammoth

from kith.lib.archives.html_text import html_to_markdown
from kith.lib.manuscripts import TooLong, Unreadable

MOST_XML = 8 * 1024 * 1024
MOST_ELEMENTS, DEEPEST, LONGEST = 40_000, 120, 400_000
STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"

_READ = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_UNREAD = re.compile(r"^(?:customXml|docProps|word/(?:theme|media|embeddings|glossary))/", re.IGNORECASE)


def word_to_markdown(data: bytes) -> tuple[str, int]:
    """The text of a document, and how many pictures were left out of it. Raises `Unreadable` or `TooLong`."""
    pictures: list[object] = []

    def left_out(picture: object) -> list[object]:
        pictures.append(picture)
        return []

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(_looked_over(data)), convert_image=left_out, style_map=STYLES,
            include_embedded_style_map=False, external_file_access=False,
        ).value  # fmt: skip
    except Exception as broken:  # a broken document breaks in many ways
        raise Unreadable from broken
    if len(html) > LONGEST:
        raise TooLong
    return html_to_markdown(html), len(pictures)


def _looked_over(data: bytes) -> bytes:
    """The same archive with nothing but XML that is small, shallow and without definitions of its own."""
    out, size, bounds = io.BytesIO(), 0, _Bounds()
    with ZipFile(io.BytesIO(data)) as archive, ZipFile(out, "w", ZIP_STORED) as kept:
        for name in dict.fromkeys(archive.namelist()):
            if not _READ.search(name) or _UNREAD.search(name):
                continue
            size += archive.getinfo(name).file_size
            if size > MOST_XML:
                raise Unreadable
            part = archive.read(name)
            bounds.hold(part)
            kept.writestr(name, part)
    return out.getvalue()


class _Bounds:
    """Counts what stands in all parts together."""

    def __init__(self) -> None:
        self._elements = self._depth = 0

    def hold(self, part: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = parser.StartCdataSectionHandler = (
            self._refuse
        )  # no program writes these
        self._depth = 0
        parser.Parse(part, True)

    def _begin(self, _name: str, _attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise Unreadable

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _refuse(self, *_what: object) -> None:
        raise Unreadable
