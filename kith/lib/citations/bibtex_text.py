"""Text and LaTeX: accents, braces and what else stands in the values of BibTeX, read as plain words and written back."""

import re
from functools import lru_cache
from unicodedata import normalize

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

SHORT = 200
MACROS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ",
}  # fmt: skip
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "c": "\u0327",
    "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": "\xa0", "{": "", "}": ""}
FURTHER_MACROS = {"textdoublequote": '"', "guillemetleft": "«", "guillemetright": "»", "url": "%s", "mkbibquote": "“%s”",
                  "enquote": "“%s”"}  # fmt: skip
ESCAPES = str.maketrans(
    {letter: f"\\{name}{{}}" for name, letter in MACROS.items() if letter in "\\{}^~"}
    | {letter: f"\\{letter}" for letter in "%&#$_"}
)

_LATEX = re.compile(r"[\\{}$~%&]|--|``|''|[!?]`")
_EASY = re.compile(
    rf"""\\(?:(['`^"~=.])|([cvuHkrdb])(?=[\s{{]))\s*(?:\{{(?:\\([ij])|([A-Za-z]))\}}|\\([ij])(?![A-Za-z])|([A-Za-z]))
    |\\({"|".join(MACROS)})(?![A-Za-z])(?:\{{\}}|\s+)?|\\([%&_#$])|---|--|``|''|[!?]`|[{{}}~]|[\\$]""",
    re.VERBOSE,
)
_TOO_HARD = "\x00"
_BARE = re.compile(r"(?<!\\)[%&]")
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
_COMMANDS = re.compile(r"\\[A-Za-z]+\s?|[\\{}]")
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[!?])(?=`)")


def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    own = [MacroTextSpec(name, simplify_repl=text) for name, text in (MACROS | FURTHER_MACROS).items()]
    context.add_context_category("kith", prepend=True, macros=own)
    return LatexNodes2Text(latex_context=context, math_mode="text")


_DECODER = _decoder()


def plain(latex: str) -> str:
    """The words of a value. LaTeX that nobody can read leaves its words without its commands."""
    if not _LATEX.search(latex):
        return latex
    return _short_plain(latex) if len(latex) <= SHORT else _plain(latex)


def verbatim(latex: str) -> str:
    """An address or a DOI, in which `%`, `_` and `~` are meant, though many programs escape them."""
    bare = re.sub(r"\{?\\textasciitilde(?:\{\})?\}?|\\~\{\}", "~", _LINK.sub("", latex))
    return re.sub(r"\\url\s*|[{}]", "", re.sub(r"\\([%_&#$~])", r"\1", bare)).strip()


def escaped(text: str) -> str:
    """LaTeX that says this text, letter by letter."""
    return "{}".join(part.translate(ESCAPES) for part in _LIGATURES.split(text))


def escaped_title(text: str) -> str:
    """As `escaped`, with words in capitals kept from being written small by a style."""
    first, space, rest = text.partition(" ")
    return (
        escaped(first) + space + " ".join(_kept(word) for word in rest.split(" "))
        if space
        else escaped(first)
    )


def _kept(word: str) -> str:
    return f"{{{escaped(word)}}}" if any(map(str.isupper, word)) else escaped(word)


def _plain(latex: str) -> str:
    tame = _BARE.sub(lambda found: "\\" + found[0], _LINK.sub("", latex))
    if _TOO_HARD not in (text := _EASY.sub(_easy, tame)):
        return text
    try:
        return str(_DECODER.latex_to_text(tame))
    except Exception:  # of any sort, on braces and commands of any sort
        return _COMMANDS.sub("", latex)


def _easy(found: re.Match[str]) -> str:
    """What nearly all values are made of; pylatexenc knows it too, but takes a hundred times as long."""
    mark, letter_mark, *letters, macro, sign = found.groups("")
    if accent := mark or letter_mark:
        return normalize("NFC", "".join(letters) + ACCENTS[accent])
    return MACROS.get(macro) or sign or LIGATURES.get(found[0], _TOO_HARD)


_short_plain = lru_cache(maxsize=4096)(_plain)
