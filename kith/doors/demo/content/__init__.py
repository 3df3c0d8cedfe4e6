"""What the demo community says, as it was written: people and spaces in TOML."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parent
SPACES = ("commons", "rural", "apoyo", "genesung", "colorado", "tuesday", "handover", "fairpay", "gathering")


@dataclass(frozen=True)
class Someone:
    """An invented person; `cast` is their part, empty for most, and `words` say it in each language of our pages."""

    key: str
    name: str
    email: str
    cast: str
    words: dict[str, str]
    details: dict[str, Any]
    entries: tuple[dict[str, str], ...]

    @property
    def part(self) -> str:
        """Who they are in a line, in the reader's language."""
        return self.words.get(get_language() or "en") or self.words.get("en", "")


@cache
def everyone() -> tuple[Someone, ...]:
    rows = _read("people")["person"]
    return tuple(_someone(row) for row in rows)


def _someone(row: dict[str, Any]) -> Someone:
    details = {
        "language": row["language"],
        "time_zone": row["time_zone"],
        "handle": row.get("handle", row["key"]),
    }
    entries = tuple(row.get("entry", ()))
    return Someone(row["key"], row["name"], row["email"], row["cast"], row.get("words", {}), details, entries)


def someone(key: str) -> Someone | None:
    return next((one for one in everyone() if one.key == key), None)


def the_cast() -> tuple[Someone, ...]:
    """Who one can enter as."""
    return tuple(one for one in everyone() if one.cast and one.cast != "suspended")


def spaces() -> tuple[dict[str, Any], ...]:
    return tuple(_read(name) for name in SPACES)


def announcements() -> tuple[dict[str, Any], ...]:
    """What stewards say to many, with how long it stands."""
    return tuple(_read("announcements")["announcement"])


def learning() -> tuple[dict[str, Any], ...]:
    """What some people hold, with the trainings that they were at."""
    return tuple(_read("learning")["holder"])


def mentoring() -> tuple[dict[str, Any], ...]:
    """Who accompanies whom, and who would like to."""
    return tuple(_read("mentoring")["step"])


def circles() -> tuple[dict[str, Any], ...]:
    """Who meets in a circle, and what some wrote down for themselves."""
    return tuple(_read("circles")["circle"])


def rounds() -> tuple[dict[str, Any], ...]:
    """Who looks for a circle, and what each wants of it."""
    return tuple(_read("rounds")["round"])


def pulse() -> dict[str, Any]:
    """Who takes part in the pulse of a space, and what they say."""
    return _read("pulse")


def competencies() -> dict[str, Any]:
    """What some things are about, and what one of the people says about her own work."""
    return _read("competencies")


def portfolios() -> tuple[dict[str, Any], ...]:
    """What some people show of themselves, and to whom."""
    return tuple(_read("portfolios")["portfolio"])


def ties() -> dict[str, Any]:
    """Who keeps away from whom, and who is tied to whom at work."""
    return _read("ties")


def library() -> tuple[dict[str, Any], ...]:
    """All that stands in the library, each with the space where it is kept."""
    return tuple({**entry, "space": name} for name in SPACES for entry in _read(f"library/{name}")["entry"])


def gatherings() -> tuple[dict[str, Any], ...]:
    """What people meet for, each with the space in which it is announced."""
    return tuple(_read("gatherings")["gathering"])


def providers() -> tuple[dict[str, Any], ...]:
    """Organisations that boards know, each with the space that stands for it."""
    return tuple(_read("gatherings")["provider"])


def courses() -> tuple[dict[str, Any], ...]:
    """What people teach one another, and who takes it."""
    return tuple(_read("courses")["course"])


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
