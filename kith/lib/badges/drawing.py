"""What a badge looks like, as a drawing (SVG): woven threads, and between them what it is for, who gave it, and when.

The same colours as on our pages in the light, written out, since the picture goes where our style sheet is not.
"""

from textwrap import TextWrapper
from xml.sax.saxutils import escape

from kith.lib.badges.writing import words

SIDE, MARGIN = 600, 54  # as wide as whole threads are together
MIDDLE = 252  # the line on which a single line of words stands, between the bands
PAPER, INK, INDIGO, MADDER, WELD = "#faf6ee", "#1b1a22", "#33388f", "#8f3a2c", "#e0b84c"
MOST_LINES = 4
_TEXT = "text-anchor='middle' font-family='Atkinson Hyperlegible Next, Atkinson Hyperlegible, sans-serif'"
_THREADS = (((54, INDIGO), (36, MADDER), (24, WELD)) * 4)[:11]
_GAP = 6


def drawing_of(achievement: str, *, issuer: str, awarded: str) -> str:
    """A square drawing; `awarded` is the day in words. What is too long for it ends in “…”, and its title says all."""
    lines = _lines(achievement, 22)
    first = MIDDLE - 28 * (len(lines) - 1)
    said = [_line(line, first + 56 * at, size=44, weight="bold") for at, line in enumerate(lines)]
    said += [_line(line, 470 + 30 * at, size=24) for at, line in enumerate(_lines(issuer, 40)[:2])]
    name = escape(words(f"{achievement}. {issuer}, {awarded}"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}" role="img">'
        f'<title>{name}</title><rect width="{SIDE}" height="{SIDE}" rx="36" fill="{PAPER}"/>'
        f"{_band(60)}{_band(390)}{''.join(said)}{_line(awarded, 548, size=24)}</svg>"
    )


def _band(top: int) -> str:
    threads, at = "", MARGIN
    for width, colour in _THREADS:
        threads += f'<rect x="{at}" y="{top}" width="{width}" height="24" fill="{colour}"/>'
        at += width + _GAP
    return threads


def _lines(text: str, width: int) -> list[str]:
    return TextWrapper(width, max_lines=MOST_LINES, placeholder=" …").wrap(words(text))


def _line(text: str, y: float, *, size: int, weight: str = "normal") -> str:
    return (
        f"<text x='{SIDE // 2}' y='{y:g}' font-size='{size}' font-weight='{weight}' fill='{INK}' {_TEXT}>"
        f"{escape(words(text))}</text>"
    )
