"""Writes a record as a citation, in the style that a reader asks for.

By citeproc-py, which is loaded with the first citation (`style_engine`). Whatever it makes of a record, there is always
something to show: where it fails, and for a work without a title, of which styles tell no number, the words come from
`own_words`.
"""

import logging
from enum import StrEnum
from html import escape
from importlib import import_module

from kith.lib.citations.own_words import own_words
from kith.lib.citations.shapes import Record
from kith.lib.citations.tidy import tidied

ENGINE = "kith.lib.citations.style_engine"
ITALIC, UPRIGHT, BOLD, LIGHT = "\ue000", "\ue001", "\ue002", "\ue003"  # marks that no record may bring along
TAGS = {ITALIC: "<i>", UPRIGHT: "</i>", BOLD: "<b>", LIGHT: "</b>"}
NO_MARKS = str.maketrans("", "", "".join(TAGS))

_log = logging.getLogger(__name__)


class Style(StrEnum):
    APA = "apa"
    VANCOUVER = "vancouver"
    CHICAGO = "chicago-author-date"


def plain(record: Record, style: Style, *, locale: str = "en-US") -> str:
    """The citation in plain words."""
    return "".join(letter for letter in _marked(record, style, locale) if letter not in TAGS)


def html(record: Record, style: Style, *, locale: str = "en-US") -> str:
    """The citation as HTML that is safe whatever the record holds: all is escaped, and `<i>` and `<b>` are our own."""
    return "".join(TAGS.get(letter) or escape(letter) for letter in _marked(record, style, locale))


def _marked(record: Record, style: Style, locale: str) -> str:
    known = tidied(record)
    try:
        words: str = import_module(ENGINE).words(known, style, locale) if known.title else ""
    except Exception:  # a citation is never worth a page
        _log.warning("a citation was written without its style", exc_info=True)
        words = ""
    return words if words and _is_balanced(words) else own_words(known).translate(NO_MARKS)


def _is_balanced(marked: str) -> bool:
    """Whether every mark is closed, in order."""
    open_marks: list[str] = []
    for letter in marked:
        if letter in (ITALIC, BOLD):
            open_marks.append(UPRIGHT if letter == ITALIC else LIGHT)
        elif letter in (UPRIGHT, LIGHT) and (not open_marks or open_marks.pop() != letter):
            return False
    return not open_marks
