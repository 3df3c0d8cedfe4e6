"""Both files, as plain values in the language that is chosen."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import get_language, pgettext_lazy

from kith.lib.countries import country_name

HERE = Path(__file__).parent


class When(models.TextChoices):
    """Where in a day an idea has its place."""

    BEFORE = "before", pgettext_lazy("leaving work at work", "Before you go")
    WAY = "way", pgettext_lazy("leaving work at work", "On the way")
    HOME = "home", pgettext_lazy("leaving work at work", "At home")
    TEAM = "team", pgettext_lazy("leaving work at work", "Among colleagues")


class About(models.TextChoices):
    TIME = "time", pgettext_lazy("a right at work", "Time off")
    CHANGES = "changes", pgettext_lazy("a right at work", "Changes at work")


@dataclass(frozen=True)
class Right:
    """What the law of a country says of something, with where it stands, and when someone read it there."""

    about: About
    words: str
    source: str
    looked_at: date


@dataclass(frozen=True)
class Rights:
    country: str
    name: str
    rights: list[Right]


@cache
def _written(name: str) -> list[dict[str, Any]]:
    (rows,) = tomllib.loads((HERE / name).read_text(encoding="utf-8")).values()
    return list(rows)


def _told(row: dict[str, Any]) -> str:
    language = (get_language() or "en").partition("-")[0]
    return str(row.get(language) or row["en"])


def ideas() -> list[tuple[When, list[str]]]:
    """Those of each part of a day, in its order."""
    rows = _written("ideas.toml")
    return [(when, [_told(row) for row in rows if row["when"] == when]) for when in When]


def rights(own: str = "") -> list[Rights]:
    """Those of each country that has some: one's `own` first, then the others by name."""
    found = [
        Rights(code, country_name(code), [_right(row) for row in rows])
        for code, rows in groupby(_written("rights.toml"), key=lambda row: row["country"])
    ]
    return sorted(found, key=lambda each: (each.country != own, each.name))


def _right(row: dict[str, Any]) -> Right:
    return Right(About(row["about"]), _told(row), row["source"], row["looked_at"])
