"""The table that comes with the program, and how old a check may be. No database here."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

WARNED_AFTER = timedelta(days=180)
HIDDEN_AFTER = timedelta(days=365)
EMERGENCY = "emergency"
VAGUE = "public pages"  # seen in several places, none of which can be named
KINDS = ("crisis", "warm", "young", EMERGENCY)


class Trust(StrEnum):
    """How far a route can be trusted. The last two are shown to nobody."""

    CHECKED = "checked"
    STALE = "stale"
    UNCHECKED = "unchecked"
    GONE = "gone"
    UNKNOWN = "unknown"


SHOWN = (Trust.CHECKED, Trust.STALE, Trust.UNCHECKED)


@dataclass(frozen=True, kw_only=True)
class Route:
    """One way to reach someone."""

    key: str
    country: str
    kind: str
    number: str
    how: tuple[str, ...]
    name: str = ""
    press: str = ""
    word: str = ""
    hours: str = ""
    region: str = ""
    languages: tuple[str, ...] = ()
    source: str
    seen: str = ""
    verified_on: date | None = None
    by: str = ""
    is_gone: bool = False

    @property
    def dial(self) -> str:
        """What a phone dials, or writes to."""
        plain = "".join(letter for letter in self.number if letter in "0123456789*#+")
        return f"{'tel' if 'call' in self.how else 'sms'}:{plain}"

    @property
    def named_source(self) -> str:
        return "" if self.source == VAGUE else self.source

    def trust(self, today: date) -> Trust:
        """Checked for 180 days; then with a warning; after a year no more, but for emergency numbers."""
        if self.is_gone:
            return Trust.GONE
        if self.verified_on is None:
            return Trust.UNCHECKED if self.source else Trust.UNKNOWN
        age = today - self.verified_on
        if age <= WARNED_AFTER:
            return Trust.CHECKED
        return Trust.STALE if age <= HIDDEN_AFTER or self.kind == EMERGENCY else Trust.UNKNOWN

    def is_due(self, today: date) -> bool:
        """Whether someone should check it: never done, or long ago."""
        return self.trust(today) not in (Trust.CHECKED, Trust.GONE)


@cache
def written_routes() -> tuple[Route, ...]:
    """Every row of the file, as it came with the program."""
    rows = tomllib.loads((Path(__file__).parent / "routes.toml").read_text(encoding="utf-8"))["route"]
    return tuple(_route(row) for row in rows)


def _route(row: dict[str, Any]) -> Route:
    lists = {name: tuple(row.get(name, ())) for name in ("how", "languages")}
    return Route(**row | lists)
