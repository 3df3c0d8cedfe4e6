"""HTML of posts and mails becomes Markdown that shows the same words."""

import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup
from markdownify import ATX, BACKSLASH, MarkdownConverter

from kith.lib.archives.text import clean

LIMIT = 1_000_000
UNREAD = ["script", "style", "head", "title", "template", "noscript", "object", "iframe"]

_SPECIAL = re.compile(r"(\\(?=[!-/:-@\[-`{-~]|$)|[`*_\[\]<]|~(?=~)|&(?=#?\w+;))", re.MULTILINE)
_LINE_START = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[>+-](?=\s|$)|\d{1,9}(?=[.)]\s))")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


class _Converter(MarkdownConverter):
    """Escapes only what would change the meaning, and loads nothing from other places."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        if not text:
            return ""
        return _LINE_START.sub(_escape_line_start, _SPECIAL.sub(r"\\\1", text))

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """An image elsewhere becomes a link to it: pages ask nothing of third parties."""
        alt = self.escape(clean(str(el.get("alt") or "image")), parent_tags)
        source = str(el.get("src") or "")
        if "a" in parent_tags or not source.startswith(("http://", "https://")):
            return alt
        return f"[{alt}]({source.replace(' ', '%20').replace(')', '%29')})"

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        href = str(el.get("href") or "").strip()
        if href.lower().startswith("mailto:"):
            return text
        el["href"] = href.replace(" ", "%20")
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]  # its stub leaves it out

    def convert_sup(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return _shifted(text, _RAISED, "^")

    def convert_sub(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return _shifted(text, _LOWERED, "\\_")


def html_to_markdown(html: str) -> str:
    """Markdown with the words, links, lists and code of this HTML; never raises."""
    try:
        soup = BeautifulSoup(clean(html[:LIMIT]), "html.parser")
        for element in soup(UNREAD):
            element.decompose()
        converter = _Converter(heading_style=ATX, newline_style=BACKSLASH, bullets="-")
        text = str(converter.convert_soup(soup))
    except (ParserRejectedMarkup, RecursionError, ValueError, AssertionError):
        text = _TAG.sub(" ", html[:LIMIT])  # too broken or too deep: the bare words
    return re.sub(r"\n{3,}", "\n\n", clean(text)).strip()


def _escape_line_start(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"


def _shifted(text: str, table: dict[int, int], mark: str) -> str:
    if text and all(ord(character) in table for character in text):
        return text.translate(table)
    return f"{mark}({text})" if text else ""
