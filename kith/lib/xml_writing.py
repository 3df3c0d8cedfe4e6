"""XML, written element by element: escaped, and without the characters that XML has no room for."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Document:
    """One document, which ends when its text is taken."""

    def __init__(self) -> None:
        self._text = StringIO()
        self._out = XMLGenerator(self._text, encoding="utf-8", short_empty_elements=True)
        self._out.startDocument()

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """What is written within stands between the two tags of this element."""
        clean = {key: plain(value) for key, value in (attributes or {}).items()}
        self._out.startElement(name, AttributesImpl(clean))
        yield
        self._out.endElement(name)

    def leaf(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """An element that holds nothing but text."""
        with self.inside(name, attributes):
            self._out.characters(plain(text))

    def encoded(self) -> bytes:
        return self._text.getvalue().encode()


def plain(text: str) -> str:
    """The text without characters that XML forbids (most control characters, halves of pairs)."""
    return _NO_XML.sub("", text)
