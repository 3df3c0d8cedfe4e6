"""What our Markdown does beyond the standard: each rule changes the parsed tokens."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from kith.lib.markdown_text import inline_text
from kith.lib.sanitising import is_our_file

TOP_HEADING, LAST_HEADING = 3, 6
FOLDED = "quoted"
MOST_HANDLES_ASKED = 100

_MENTION = re.compile(r"(?<![\w@/.+-])@(\w[\w-]{0,38}\w)(?![\w@]|-+\w)")
_LEAVES = {"paragraph_open", "heading_open", "th_open", "td_open"}
_CONTAINERS = {"bullet_list", "ordered_list", "list_item", "blockquote", "table"}


def install(parser: MarkdownIt) -> None:
    """Add our rules to a parser. Mentions come before escaped characters are joined: `\\@ana` stays text."""
    parser.core.ruler.before("text_join", "images", _images)
    parser.core.ruler.before("text_join", "mentions", _mentions)
    for rule in (_headings, _alignment, _directions):
        parser.core.ruler.push(rule.__name__.strip("_"), rule)
    parser.add_render_rule("fence", _code)
    parser.add_render_rule("code_block", _code)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)


class Mentions:
    """Asks for each handle once, and remembers in order who was found."""

    def __init__(self, ask: Callable[[str], str | None] | None) -> None:
        self._ask = ask
        self._known: dict[str, str | None] = {}
        self._named: dict[str, str] = {}

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(self._named.values())

    def address(self, handle: str, *, quoted: bool) -> str | None:
        """Where a handle leads. Who is only named in a quote was told when the words were first written."""
        key = handle.casefold()
        if self._ask and key not in self._known and len(self._known) < MOST_HANDLES_ASKED:
            self._known[key] = self._ask(handle)
        found = self._known.get(key)
        if found and not quoted:
            self._named.setdefault(key, handle)
        return found


def _mentions(state: StateCore) -> None:
    mentions: Mentions = state.env["mentions"]
    quotes = 0
    for token in state.tokens:
        quotes += token.nesting if token.type.startswith("blockquote_") else 0
        if "@" in token.content and token.children:
            token.children = list(_with_mentions(token.children, mentions, quoted=quotes > 0))


def _with_mentions(tokens: list[Token], mentions: Mentions, *, quoted: bool) -> Iterator[Token]:
    links = 0
    for token in tokens:
        links += token.nesting if token.type.startswith("link_") else 0
        if token.type == "text" and not links:
            yield from _split(token.content, mentions, quoted=quoted)
        else:
            yield token


def _split(text: str, mentions: Mentions, *, quoted: bool) -> Iterator[Token]:
    done = 0
    for found in _MENTION.finditer(text):
        if address := mentions.address(found[1], quoted=quoted):
            yield _text(text[done : found.start()])
            yield from _link(address, found[0], {"class": "mention"})
            done = found.end()
    yield _text(text[done:])


def _images(state: StateCore) -> None:
    """A picture from elsewhere would tell that server who reads here, so it becomes a link."""
    for token in state.tokens:
        if token.children and any(child.type == "image" for child in token.children):
            token.children = list(_with_own_images(token.children))


def _with_own_images(tokens: list[Token]) -> Iterator[Token]:
    links = 0
    for token in tokens:
        links += token.nesting if token.type.startswith("link_") else 0
        if token.type != "image":
            yield token
        elif is_our_file(address := str(token.attrs["src"])):
            token.attrSet("loading", "lazy")
            yield token
        else:
            words = inline_text(token.children or ()) or address
            yield from [_text(words)] if links else _link(address, words, {})


def _headings(state: StateCore) -> None:
    """The page owns the first two levels: the highest heading of a text becomes h3, and none skips a level."""
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    levels = sorted({token.tag for token in headings})
    depth = -1
    for begin, end in batched(headings, 2, strict=True):
        depth = min(levels.index(begin.tag), depth + 1)
        begin.tag = end.tag = f"h{min(TOP_HEADING + depth, LAST_HEADING)}"


def _alignment(state: StateCore) -> None:
    """Columns are aligned by a class, since our pages allow no style attributes."""
    for token in state.tokens:
        if style := token.attrs.pop("style", None):
            token.attrSet("class", f"align-{str(style).rpartition(':')[2]}")


def _directions(state: StateCore) -> None:
    """Each text finds its own direction; what holds it follows the first letter inside (`auto` cannot do that)."""
    waiting: list[Token] = []
    for token in state.tokens:
        if token.type in _LEAVES:
            token.attrSet("dir", "auto")
        elif token.type.removesuffix("_open") in _CONTAINERS:
            token.attrSet("dir", "auto")
            waiting.append(token)
        elif waiting and (direction := _direction(inline_text(token.children or ()))):
            for container in waiting:
                container.attrSet("dir", direction)
            waiting.clear()


def _direction(text: str) -> str | None:
    """The direction of the first letter that has one."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    strong = next((kind for kind in kinds if kind in ("L", "R", "AL")), None)
    return strong and ("ltr" if strong == "L" else "rtl")


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _link(address: str, words: str, attributes: dict[str, str | int | float]) -> Iterable[Token]:
    opening = Token("link_open", "a", 1, attrs={**attributes, "href": address})
    return opening, _text(words), Token("link_close", "a", -1)


def folded(_renderer: Any, tokens: Sequence[Token], at: int, *_: Any) -> str:
    """What a mail quotes is read by those who want to."""
    if tokens[at].nesting != 1:
        return "</details>\n"
    return f'<details class="quoted"><summary>{escapeHtml(gettext("Quoted text"))}</summary>\n'


def _code(_renderer: Any, tokens: Sequence[Token], at: int, *_: Any) -> str:
    """Code can be wider than the page, so it can be reached and scrolled with the keyboard."""
    return f'<pre tabindex="0" dir="auto"><code>{escapeHtml(tokens[at].content)}</code></pre>\n'


def _table_open(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return f'<div class="table" tabindex="0">{renderer.renderToken(tokens, at, options, env)}'


def _table_close(_renderer: Any, _tokens: Sequence[Token], _at: int, *_: Any) -> str:
    return "</table>\n</div>\n"
