"""People to call, by country: our own small table, never a scraped list."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


@dataclass(frozen=True)
class Country:
    code: str
    name: str
    emergency: str
    lines: tuple[dict[str, str], ...]
    checked: str


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((Path(__file__).parent / "crisis.toml").read_text())["country"])


def lines_for(first: str = "") -> list[Country]:
    """All countries by name in the reader's language; the asked one first."""
    found = [_country(row) for row in _rows()]
    return sorted(found, key=lambda country: (country.code != first.upper(), country.name))


def _country(row: dict[str, Any]) -> Country:
    lines = tuple(row["lines"])
    return Country(row["code"], _name(row["code"]), row["emergency"], lines, row.get("checked", ""))


def _name(code: str) -> str:
    try:
        names = Locale.parse(get_language() or "en", sep="-").territories
    except (UnknownLocaleError, ValueError):
        names = Locale("en").territories
    return str(names.get(code, code))
