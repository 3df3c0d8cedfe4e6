"""From the Markdown that people write to HTML that is safe to show."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from kith.lib import markdown_rules as rules
from kith.lib.markdown_text import plain_text
from kith.lib.sanitising import SCHEMES, sanitise

# Without the endings that are words too: in “it was late.So we left”, nobody means a link.
LINKED_ENDINGS = ["au", "ca", "com", "edu", "eu", "gov", "ie", "info", "net", "nl", "nz", "org", "uk"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>@~^!&])")
# The search for bare links reads the rest of a word again and again, so it skips words made to tire it.
_ENDLESS_WORD = re.compile(r"\S{5000}")
# Our own way to write a tag: no text and no value holds such a beginning, since `<` and `"` are escaped there.
_WITH_ANCHOR = re.compile(r'<(?:a|li)(?: [a-z]+="[^"]*")+>')
_ANCHOR = re.compile(r' (id="|href="#)(fn(?:ref)?)-(?:[\w-]+-)?(\d+(?::\d+)?)"')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True)
class Rendered:
    """What is shown, who is named in it (handles, each once, in order), and its plain text."""

    html: str
    mentions: tuple[str, ...]
    text: str


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        scheme = _SCHEME.match(url)
        return scheme is None or scheme[1].lower() in SCHEMES


def render(source: str, *, mention: Callable[[str], str | None] | None = None, anchor: str = "") -> Rendered:
    """Render; `mention` answers the address of a handle, `anchor` keeps footnotes of two texts on a page apart."""
    env: dict[str, Any] = {"mentions": rules.Mentions(mention)}
    if anchor:
        env["docId"] = _doc_id(anchor)
    parser = _WITHOUT_BARE_LINKS if _ENDLESS_WORD.search(source) else _PARSER
    tokens = parser.parse(source, env)
    html = sanitise(parser.renderer.render(tokens, parser.options, env))
    return Rendered(html, env["mentions"].named, plain_text(tokens))


def with_anchor(html: str, anchor: str) -> str:
    """What was rendered before, with the footnotes kept apart by another anchor; nothing else is touched."""
    named = rf' \1\2-{_doc_id(anchor)}-\3"'
    return _WITH_ANCHOR.sub(lambda tag: _ANCHOR.sub(named, tag[0]), html)


def _doc_id(anchor: str) -> str:
    return re.sub(r"[^\w-]", "-", anchor)


def first_part(source: str) -> str:
    """What stands before the first heading of the second rank; all, if nothing does."""
    return source.partition("\n## ")[0].strip() or source


def excerpt(text: str, length: int = 200) -> str:
    """The beginning of a text on one line, cut after a whole word, at most `length` long.

    What ends without a sign, as headings and the points of a list do, is set apart from what follows.
    """
    line = _on_one_line(text)
    if len(line) <= length:
        return line
    cut = line[:length]
    whole = cut.rpartition(" ")[0] if " " in cut[length // 2 :] else cut[:-1]
    return whole.rstrip(" ,;:.–—-") + "…"


def _on_one_line(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return " ".join(f"{line} ·" if line[-1].isalnum() else line for line in lines).removesuffix(" ·")


def quote(source: str, *, by: str, link: str) -> str:
    """A text as a Markdown quote that says who wrote it, to answer below."""
    name = _SPECIAL.sub(r"\\\1", " ".join(by.split()))
    says = gettext("%(name)s wrote:") % {"name": name}
    lines = [f"[{says}](<{link}>)", "", *source.strip().splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def fold(source: str) -> str:
    """A text that is shown only to those who open it, such as what a mail quotes."""
    longest = max((len(marks) for marks in re.findall(r":{3,}", source)), default=2)
    fence = ":" * (longest + 1)
    return f"{fence} {rules.FOLDED}\n{source.strip()}\n{fence}\n"


def _parser(*, bare_links: bool) -> MarkdownIt:
    parser = _Markdown("commonmark", {"html": False, "linkify": bare_links})
    parser.enable(["table", "strikethrough", "linkify"])
    parser.use(footnote_plugin).use(tasklists_plugin, label=True)
    if parser.linkify is not None:
        parser.linkify.tlds(LINKED_ENDINGS)
    parser.use(container_plugin, rules.FOLDED, render=rules.folded)
    rules.install(parser)
    return parser


_PARSER = _parser(bare_links=True)
_WITHOUT_BARE_LINKS = _parser(bare_links=False)
