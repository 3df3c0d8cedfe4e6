"""A tree of HTML as what a page of paper is made of: paragraphs, headings, lists, quotes, tables, in plain data.

Nothing is nested deeper than `DEEPEST`; what is deeper stands beside its neighbours. Headings never skip a level.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from kith.lib.printing.runs import Notes, Run, Runs

DEEPEST = 6
MOST_COLUMNS = 12
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOLDERS = {"ul", "ol", "blockquote", "aside", "div", "section", "article", "li", "body"}
OWN_LINE = HOLDERS | {"p", "pre", "table", "hr", *HEADINGS}

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-|$)")

Block = dict[str, Any]


def blocks(tree: Element) -> list[Block]:
    """What stands on the page, from the first to the last."""
    notes = {item.get("id", ""): item for item in tree.iter("li") if item.get("class") == "footnote-item"}
    return list(_Page(Notes(notes)).inside(tree))


def language_of(code: str) -> str:
    """The code of a language by itself, without its region; empty for what is none."""
    found = _LANGUAGE.match(code.lower())
    return found[1] if found else ""


class _Page:
    def __init__(self, notes: Notes) -> None:
        self._notes, self._level, self._deep = notes, 0, 0
        self._makers = {
            "p": self._paragraph, "pre": self._code, "table": self._table, "hr": self._rule,
            "ul": self._list, "ol": self._list, "blockquote": self._quote, "aside": self._quote,
            **dict.fromkeys(HEADINGS, self._heading),
        }  # fmt: skip

    def inside(self, holder: Element) -> Iterator[Block]:
        """The blocks in an element; words that stand there by themselves become a paragraph."""
        loose = Runs(self._notes)
        loose.add_text(holder.text)
        for child in holder:
            if child.tag in OWN_LINE:
                yield from _words(loose, holder)
                loose = Runs(self._notes)
                yield from self._block(child)
            else:
                loose.add(child)
            loose.add_text(child.tail)
        yield from _words(loose, holder)

    def _block(self, element: Element) -> Iterator[Block]:
        """What an element becomes, said in the language that it names."""
        for block in self._makers.get(element.tag, self.inside)(element):
            if lang := language_of(element.get("lang", "")):
                block.setdefault("lang", lang)
            yield block

    def _paragraph(self, element: Element) -> Iterator[Block]:
        runs = Runs(self._notes)
        runs.add_inside(element)
        yield from _words(runs, element)

    def _heading(self, element: Element) -> Iterator[Block]:
        runs = Runs(self._notes)
        runs.add_inside(element)
        if line := _without_notes(runs.line()):
            self._level = max(1, min(int(element.tag[1]) - 1, self._level + 1))
            yield _turned({"kind": "heading", "level": self._level, "runs": line}, element)

    def _list(self, element: Element) -> Iterator[Block]:
        if element.get("class") == "footnotes-list":
            return
        items = [item for item in self._deeper(element) if item]
        if self._deep >= DEEPEST:
            yield from (block for item in items for block in item)
        elif items and element.tag == "ul":
            yield _turned({"kind": "list", "items": items}, element)
        elif items:
            start = element.get("start", "1")
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            yield _turned({"kind": "numbered", "start": number, "items": items}, element)

    def _quote(self, element: Element) -> Iterator[Block]:
        (inside,) = self._deeper(element, whole=True)
        if self._deep >= DEEPEST:
            yield from inside
        elif inside:
            kind = "quote" if element.tag == "blockquote" else "note"
            yield _turned({"kind": kind, "blocks": inside}, element)

    def _deeper(self, element: Element, *, whole: bool = False) -> list[list[Block]]:
        """The blocks of each child, or of all of it, one step further in."""
        self._deep += 1
        found = [list(self.inside(part)) for part in ([element] if whole else element)]
        self._deep -= 1
        return found

    def _code(self, element: Element) -> Iterator[Block]:
        yield {"kind": "code", "text": "".join(element.itertext()).rstrip("\n")}

    def _rule(self, element: Element) -> Iterator[Block]:
        if element.get("class") != "footnotes-sep":
            yield {"kind": "rule"}

    def _table(self, element: Element) -> Iterator[Block]:
        """Every row as long as the first, which is the heading of its columns."""
        rows = [[self._cell(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        columns = len(rows[0]) if rows else 0
        if 0 < columns <= MOST_COLUMNS:
            yield {"kind": "table", "rows": [[*row, *([[]] * columns)][:columns] for row in rows]}
        else:
            yield from (
                {"kind": "words", "runs": cell, "is_aside": False} for row in rows for cell in row if cell
            )

    def _cell(self, element: Element) -> list[Run]:
        runs = Runs(self._notes)
        runs.add_inside(element)
        return runs.line()


def _words(runs: Runs, element: Element) -> Iterator[Block]:
    if line := runs.line():
        is_aside = "quiet" in element.get("class", "").split()
        yield _turned({"kind": "words", "runs": line, "is_aside": is_aside}, element)


def _without_notes(line: list[Run]) -> list[Run]:
    """A heading is listed in the contents, where no footnote can be."""
    return [run for run in line if run["kind"] != "note"]


def _turned(block: Block, element: Element) -> Block:
    """The block with the direction in which it is read, as it says or by its first letter."""
    said = element.get("dir")
    kinds = map(unicodedata.bidirectional, "".join(element.itertext()))
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), None)
    if said in ("ltr", "rtl"):
        block["dir"] = said
    elif first is not None:
        block["dir"] = "ltr" if first == "L" else "rtl"
    return block
