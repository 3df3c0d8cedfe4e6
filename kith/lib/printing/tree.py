"""HTML of our pages as a tree that stands alone: with full addresses, and without what only a screen can do."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder

from django.utils.translation import gettext as _

from kith.lib.sanitising import SCHEMES

DEEPEST = 60
LONGEST_ADDRESS = 2_000
KEPT = ("class", "dir", "id", "lang", "start")
INSTEAD = {"details": "blockquote", "summary": "p", "label": "span"}
EMPTY = ("br", "hr")

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without signs that may stand in no XML, and that nobody sees."""
    return _UNPRINTABLE.sub("", text)


def tree(html: str, *, base: str) -> Element:
    """Read HTML that is safe to show; its addresses are completed by `base`. What is never closed is closed at the end."""
    reader = _Reader(base)
    reader.feed(printable(html))
    reader.close()
    return reader.whole()


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self._base, self._builder = base, TreeBuilder()
        self._open: list[str] = []
        self._start("body", {})

    def whole(self) -> Element:
        while self._open:
            self._end()
        return self._builder.close()

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input":
            self._builder.data("☑" if "checked" in given else "☐")
        elif tag == "img":
            self._picture(given)
        elif len(self._open) < DEEPEST:
            self._start(INSTEAD.get(tag, tag), self._kept(given))
            if tag in EMPTY:
                self._end()

    def handle_endtag(self, tag: str) -> None:
        tag = INSTEAD.get(tag, tag)
        if tag in self._open[1:]:
            while self._end() != tag:
                pass

    def _picture(self, given: dict[str, str]) -> None:
        """A picture is a file of ours that only some may see; on paper stands what it shows, and where it is."""
        words = _("Picture: %(words)s") % {"words": given.get("alt") or _("without a description")}
        link = {} if "a" in self._open else self._kept({"href": given.get("src", "")})
        self._start("a" if link else "span", link)
        self._builder.data(words)
        self._end()

    def _kept(self, given: dict[str, str]) -> dict[str, str]:
        kept = {name: given[name] for name in KEPT if given.get(name)}
        if address := self._address(given.get("href", "")):
            kept["href"] = address
        return kept

    def _address(self, href: str) -> str:
        """The full address; none where it could lead to something else than a page or a mail."""
        if not href or href.startswith("#"):
            return href
        try:
            address = urljoin(self._base, href)
            known = urlsplit(address).scheme in SCHEMES
        except ValueError:
            return ""
        return address if known and len(address) <= LONGEST_ADDRESS else ""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._open.append(tag)
        self._builder.start(tag, attributes)

    def _end(self) -> str:
        tag = self._open.pop()
        self._builder.end(tag)
        return tag
