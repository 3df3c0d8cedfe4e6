"""A text in Markdown, taken apart at its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PLAIN = 7  # below all headings: a line that stands alone in bold, or ends in a colon, as people write who use no styles

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKED = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_ALONE = re.compile(r"(?:\*\*|__)([^*_\n]{1,80}?):?(?:\*\*|__):?|([^\s#>|*+\-][^\n:|]{0,59}):")


@dataclass(frozen=True)
class Part:
    """A heading (of the beginning: none) of a level from 1 to 7, and the text below it; `line` is how it was written."""

    heading: str
    level: int
    text: str
    line: str = ""


def parts_of(text: str) -> list[Part]:
    """All parts in order; together they hold each line once."""
    found: list[Part] = []
    below: list[str] = []
    heading = ("", 0, "")
    for line, said, level in _lines(text.split("\n")):
        if level:
            found.append(Part(heading[0], heading[1], "\n".join(below).strip("\n"), heading[2]))
            heading, below = (said, level, line), []
        else:
            below.append(line)
    found.append(Part(heading[0], heading[1], "\n".join(below).strip("\n"), heading[2]))
    return [part for part in found if part.heading or part.text.strip()]


def _lines(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Each line, with what it says and its level if it is a heading; what stands in code is none."""
    fence, at = "", 0
    while at < len(lines):
        line = lines[at]
        said, level, height = ("", 0, 1) if fence else _heading(lines, at)
        if mark := _FENCE.match(line):
            fence = _fence(fence, mark[1])
        yield line, said, level
        at += height


def _fence(fence: str, mark: str) -> str:
    """Code goes on until a mark of the same sort that is as long."""
    if not fence:
        return mark
    return "" if mark[0] == fence[0] and len(mark) >= len(fence) else fence


def _heading(lines: list[str], at: int) -> tuple[str, int, int]:
    """What a heading says, its level, and how many lines it takes; level 0 if it is none."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    if found := _MARKED.fullmatch(line):
        return (found[2] or "").strip(), len(found[1]) if found[2] else 0, 1
    if at and lines[at - 1].strip():
        return "", 0, 1
    if (
        (under := _UNDERLINE.fullmatch(after))
        and line.strip()
        and not line.lstrip().startswith((">", "-", "|", "*", "+"))
    ):
        return line.strip(), 1 if under[1][0] == "=" else 2, 2
    if found := _ALONE.fullmatch(line.strip()):
        return (found[1] or found[2]).strip(), PLAIN, 1
    return "", 0, 1
