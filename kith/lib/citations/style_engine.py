"""Asks citeproc-py for one citation, in a style file of ours.

Loads lxml: import it through `citing` alone. The style is read anew each time, since citeproc-py changes it as it writes:
what was cited before would show in what is cited next.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from kith.lib.citations.citing import BOLD, ITALIC, LIGHT, NO_MARKS, UPRIGHT, Style
from kith.lib.citations.csl_json import item_of
from kith.lib.citations.kinds import WITH_A_GENRE
from kith.lib.citations.shapes import Record

FOLDER = Path(__file__).parent / "styles"
ASKED_FOR = (
    "title", "author", "editor", "issued", "container-title", "volume", "issue", "page", "edition", "publisher",
    "publisher-place", "DOI", "URL",
)  # fmt: skip
UNKNOWN_LANGUAGE = "und"  # titles are put in capitals only when they are known to be English

_CLOSERS = f"[”’{UPRIGHT}{LIGHT}]*"
_TWO_ENDS = re.compile(rf"([?!…]|\.{{3}}|(?<!\.)\.)({_CLOSERS})\.(?=\s|$|[{UPRIGHT}{LIGHT}])")
_AFTER_QUOTE = re.compile(r"”([.,])")
_SUBTITLE = re.compile(r": [^\W\d_]")


def words(record: Record, style: str, locale: str) -> str:
    """The citation, with marks where italics and bold begin and end; empty when the style has nothing to say."""
    sheet = CitationStylesStyle(str(FOLDER / f"{style}.csl"), locale=locale, validate=False)
    bibliography = CitationStylesBibliography(sheet, CiteProcJSON([_item(record, style)]), FORMATTER)
    bibliography.register(Citation([CitationItem("work")]))
    text = "".join(map(str, bibliography.bibliography()))
    return _polished(text, is_american=style == Style.CHICAGO and locale == "en-US")


def _item(record: Record, style: str) -> dict[str, object]:
    """What the styles ask for, as they ask for it."""
    full = item_of(_shaped(record, style), "work")
    item: dict[str, object] = {name: _bare(full[name]) for name in ASKED_FOR if name in full}
    if record.type in WITH_A_GENRE and record.genre:
        item["genre"] = _bare(record.genre)
    is_in_a_book = record.type == "paper-conference" and (record.publisher or record.editors)
    language = record.language.lower() or UNKNOWN_LANGUAGE
    return item | {"id": "work", "type": "chapter" if is_in_a_book else record.type, "language": language}


def _shaped(record: Record, style: str) -> Record:
    """Where there is a DOI, no other address is told. APA begins a subtitle large, and names no author as publisher too."""
    changed = replace(record, url="" if record.doi else record.url)
    if style == Style.APA:
        is_own = any(record.publisher == name.literal for name in record.authors)
        title = (
            _SUBTITLE.sub(lambda found: found[0].upper(), record.title)
            if _is_english(record)
            else record.title
        )
        changed = replace(changed, title=title, publisher="" if is_own else record.publisher)
    return changed


def _is_english(record: Record) -> bool:
    return record.language.lower()[:2] == "en"


def _bare(value: object) -> object:
    """Without the letters that we take for marks."""
    if isinstance(value, str):
        return value.translate(NO_MARKS)
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items()}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _polished(text: str, *, is_american: bool) -> str:
    """One end to each sentence, single spaces; American English puts points and commas before the closing quotation mark."""
    line = _TWO_ENDS.sub(r"\1\2", " ".join(text.split()))
    return _AFTER_QUOTE.sub(r"\1”", line) if is_american else line


def _marked_by(start: str, end: str) -> Callable[[object], str]:
    return lambda text: f"{start}{text}{end}"


FORMATTER = SimpleNamespace(
    preformat=str, Italic=_marked_by(ITALIC, UPRIGHT), Oblique=_marked_by(ITALIC, UPRIGHT), Bold=_marked_by(BOLD, LIGHT),
    Light=str, Underline=str, Superscript=str, Subscript=str, SmallCaps=str,
)  # fmt: skip
