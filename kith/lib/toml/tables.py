"""Takes values out of a table of a TOML text, each of the sort that it must be; whatever is left over is a mistake."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.lib.toml.lines import Lines, Path
from kith.lib.toml.refusing import Refused, Words

_MISSING = _("“{key}” is missing here. Please add it.")
_UNKNOWN = _("“{key}” is not a word that is known here. Please look at how it is spelled.")
_WORDS = _("“{key}” needs words between quotation marks.")
_NUMBER = _("“{key}” needs a whole number, {least} or more.")
_AMOUNT = _("“{key}” needs a number above 0, such as 20 or 1.5.")
_MEASURE = _("“{key}” needs a number, 0 or more, such as 50 or 2.5.")
_YES = _("“{key}” is either true or false.")
_DAY = _("“{key}” needs a day, such as 2026-09-01, without quotation marks.")
_LIST = _('“{key}” needs a list of words, such as ["ethics", "law"].')
_CHOICE = _("“{key}” must be one of these: {choices}.")
_TABLE = _("“{key}” needs lines of its own below a heading in square brackets.")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ADDRESS = re.compile(r"https?://[^\s/]+\S*")
NOTHING = object()
MOST = 100_000


class Table:
    """One table, with where it stands in the text."""

    def __init__(self, values: dict[str, Any], lines: Lines, path: Path = ()) -> None:
        self._left, self._lines, self._path = dict(values), lines, path

    def line(self, key: str = "") -> int:
        return self._lines.of((*self._path, key) if key else self._path)

    def refuse(self, key: str, words: Words, **values: object) -> Refused:
        return Refused(self.line(key), words, key=key, **values)

    def close(self) -> None:
        """Nothing may be left: a word that nobody reads would be one that nobody keeps."""
        for key in self._left:
            raise self.refuse(key, _UNKNOWN)

    def words(self, key: str, default: Any = NOTHING) -> str:
        value = self._take(key, default)
        if not isinstance(value, str) or (default is NOTHING and not value.strip()):
            raise self.refuse(key, _WORDS)
        return value.strip()

    def code(self, key: str, refusal: Words, *, most: int = 40) -> str:
        """A name for machines: small letters, digits, hyphens. `refusal` says what it should look like."""
        value = self.words(key)
        if not CODE.fullmatch(value) or len(value) > most:
            raise self.refuse(key, refusal)
        return value

    def address(self, key: str, refusal: Words) -> str:
        """The whole address of a page."""
        value = self.words(key)
        if not ADDRESS.fullmatch(value):
            raise self.refuse(key, refusal)
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: Any = NOTHING) -> str:
        value = self._take(key, default)
        if value not in choices:
            raise self.refuse(key, _CHOICE, choices=", ".join(choices))
        return str(value)

    def number(self, key: str, default: Any = NOTHING, *, least: int = 0) -> int:
        value = self._take(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.refuse(key, _NUMBER, least=least)
        return value

    def amount(self, key: str) -> Decimal:
        """So many units; halves and quarters are amounts too."""
        value = self._take(key, NOTHING)
        if not _is_number(value) or not 0 < value < MOST:
            raise self.refuse(key, _AMOUNT)
        return Decimal(value)

    def measure(self, key: str) -> Decimal:
        """A place on a line that begins at 0."""
        value = self._take(key, NOTHING)
        if not _is_number(value) or not 0 <= value < MOST:
            raise self.refuse(key, _MEASURE)
        return Decimal(value)

    def yes(self, key: str, default: Any = NOTHING) -> bool:
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, _YES)
        return value

    def day(self, key: str) -> date:
        value = self._take(key, NOTHING)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refuse(key, _DAY)
        return value

    def several(self, key: str, default: Any = NOTHING) -> tuple[str, ...]:
        value = self._take(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise self.refuse(key, _LIST)
        return tuple(value)

    def has(self, key: str) -> bool:
        return key in self._left

    def table(self, key: str) -> "Table":
        """A table below this one; an empty one where it is not written."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, _TABLE)
        return Table(value, self._lines, (*self._path, key))

    def tables(self, key: str) -> list["Table"]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.refuse(key, _TABLE)
        return [Table(each, self._lines, (*self._path, key, at)) for at, each in enumerate(value)]

    def _take(self, key: str, default: Any) -> Any:
        if key not in self._left and default is NOTHING:
            raise self.refuse(key, _MISSING)
        return self._left.pop(key, default)


def _is_number(value: Any) -> bool:
    """TOML knows `nan` too, which is neither more nor less than anything."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and not Decimal(value).is_nan()
