"""All instruments that there are: those that come with the house, and those that its operator laid beside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kith.domains.wellbeing.instruments.reading import read
from kith.domains.wellbeing.instruments.shapes import Instrument
from kith.lib.toml.refusing import Refused, Words

HERE = Path(__file__).parent / "data"
FOLDER = "instruments"  # in the data folder

_UNREADABLE = _("This file cannot be read as text in UTF-8.")
_TWICE = _("The same code, version and language are there already. A change is a new version.")
_OTHER = _("Another language of this version has other questions, values or scales.")


@dataclass(frozen=True)
class WrongFile:
    """A file that is not taken: its name, the line, and why."""

    name: str
    refused: Refused

    @property
    def words(self) -> Words:
        return format_lazy("{name}: {refused}", name=self.name, refused=self.refused)


@dataclass(frozen=True)
class Book:
    instruments: tuple[Instrument, ...]
    wrong: tuple[WrongFile, ...]

    def offered(self) -> list[Instrument]:
        """The newest version of each, in the reader's language or else as it comes."""
        today = timezone.localdate()
        newest: dict[str, Instrument] = {}
        for each in sorted(self.instruments, key=_rank):
            newest[each.code] = each
        return [each for each in newest.values() if each.is_offered(today)]

    def find(self, key: str) -> Instrument | None:
        return next((each for each in self.offered() if each.key == key), None)


def _rank(instrument: Instrument) -> tuple[int, bool, bool]:
    own = (get_language() or "").partition("-")[0]
    return instrument.version, instrument.language == own, instrument.language == settings.LANGUAGE_CODE


def book() -> Book:
    """Read when it is asked for: the folder of the operator is small, and what lies in it counts at once."""
    found, wrong = list(shipped()), list[WrongFile]()
    for name, read_one in read_folder(Path(settings.DATA) / FOLDER):
        refused = read_one if isinstance(read_one, Refused) else _against(read_one, found)
        if refused:
            wrong.append(WrongFile(name, refused))
        elif isinstance(read_one, Instrument):
            found.append(read_one)
    return Book(tuple(found), tuple(wrong))


@cache
def shipped() -> tuple[Instrument, ...]:
    """A mistake in one of these is one of ours, and stops here."""
    return tuple(read(file.read_text(encoding="utf-8")) for file in sorted(HERE.glob("*.toml")))


def read_folder(folder: Path) -> Iterator[tuple[str, Instrument | Refused]]:
    for file in sorted(folder.glob("*.toml")):
        try:
            yield file.name, read(file.read_text(encoding="utf-8"))
        except Refused as refused:
            yield file.name, refused
        except (OSError, UnicodeDecodeError):
            yield file.name, Refused(1, _UNREADABLE)


def _against(one: Instrument, others: Iterable[Instrument]) -> Refused | None:
    """What does not hold together with what is there."""
    same = [each for each in others if (each.code, each.version) == (one.code, one.version)]
    if any(each.language == one.language for each in same):
        return Refused(1, _TWICE)
    if any(each.skeleton != one.skeleton for each in same):
        return Refused(1, _OTHER)
    return None
