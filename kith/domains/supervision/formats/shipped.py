"""The formats that come with the house: a file for each language, named by code and language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.agreeing import agree_in_both
from kith.domains.supervision.formats.reading import read
from kith.domains.supervision.formats.shapes import Format
from kith.lib.toml.lines import Lines
from kith.lib.toml.refusing import Refused

HERE = Path(__file__).parent / "data"
FIRST = "en"

_NAME = _("A file is named by the code and the language that stand in it, such as round.en.toml.")


class Unfit(Exception):
    """A file that we do not take: its name, the line, and why."""

    def __init__(self, file: str, refused: Refused) -> None:
        self.file, self.line, self.words = file, refused.line, refused.words
        super().__init__(file, refused)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}"


@cache
def shipped() -> Mapping[str, Mapping[str, Format]]:
    """Each format by its code, in each language; the first one is English."""
    return read_all(HERE)


def read_all(folder: Path) -> dict[str, dict[str, Format]]:
    """The formats of a folder. Raises `Unfit`, also where a format is not the same in each language."""
    found: dict[str, dict[str, Format]] = {}
    for file in sorted(folder.glob("*.toml"), key=_first_language_first):
        try:
            _take(file, found)
        except Refused as refused:
            raise Unfit(file.name, refused) from refused
    return found


def in_language[Told](told: Mapping[str, Told], language: str | None) -> Told:
    """What is told in several languages, for whoever reads this one; else in the first."""
    return told.get((language or "").partition("-")[0]) or next(iter(told.values()))


def house_format(code: str, language: str | None) -> Format | None:
    """The one of this code; none for a circle's own copy, and for one that the house has no more."""
    told = shipped().get(code)
    return in_language(told, language) if told else None


def _first_language_first(file: Path) -> tuple[bool, str]:
    return not file.stem.endswith(f".{FIRST}"), file.name


def _take(file: Path, found: dict[str, dict[str, Format]]) -> None:
    text = file.read_text(encoding="utf-8")
    told = read(text)
    if file.stem != f"{told.code}.{told.language}":
        raise Refused(1, _NAME)
    known = found.setdefault(told.code, {})
    for other in known.values():
        agree_in_both(other.shape, told.shape, Lines(text))
    known[told.language] = told
