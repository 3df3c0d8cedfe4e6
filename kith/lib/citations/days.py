"""The day on which a work came out, as it is written in references: seldom in full, and in many ways."""

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan ene gen januar",
            "feb",
            "mar mär maa mrz",
            "apr abr avr",
            "may mai mei mag",
            "jun giu",
            "jul lug",
            "aug ago aoû",
            "sep set",
            "oct okt ott",
            "nov",
            "dec dic dez déc",
        ],
        start=1,
    )
    for name in names.split()
}

type Day = tuple[int | None, int | None, int | None]

_IN_NUMBERS = re.compile(r"\s*([0-9]{4})(?:\s*[-/.]\s*([0-9]{1,2})(?:\s*[-/.]\s*([0-9]{1,2}))?)?(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY_OF_MONTH = re.compile(r"(?<![0-9])([0-9]{1,2})(?![0-9])")
LONGEST = 60


def day_of(text: str) -> Day:
    """Year, month and day, each None when it is not told; what no year is in tells nothing."""
    text = text[:LONGEST]
    if (numbers := _IN_NUMBERS.match(text)) and not _month(text):
        return _valid(*(int(part) if part else None for part in numbers.groups()))
    if (year := _YEAR.search(text)) is None:
        return None, None, None
    month = _month(text)
    rest = text[: year.start()] + " " + text[year.end() :]
    day = _DAY_OF_MONTH.search(rest) if month else None
    return _valid(int(year[0]), month, int(day[1]) if day else None)


def nearest(texts: Iterable[str]) -> Day:
    """The first year of the texts, with the fullest day that any of them tells of it; one may leave out the year."""
    told = list(texts)
    year = next((day[0] for day in map(day_of, told) if day[0] is not None), None)
    if year is None:
        return None, None, None
    days = [
        day if day[0] else day_of(f"{text[:LONGEST]} {year:04}"[-LONGEST:])
        for text in told
        for day in [day_of(text)]
    ]
    same = [day for day in days if day[0] == year]
    return max(same, key=lambda day: bool(day[1]) + bool(day[2]), default=(year, None, None))


def month_of(text: str) -> int | None:
    """A month by its number or its name."""
    bare = text.strip(" .{}")
    return int(bare) if re.fullmatch(r"[0-9]{1,2}", bare) else _month(text)


def _month(text: str) -> int | None:
    for word in _WORD.findall(text.casefold()):
        if number := MONTHS.get(word[:3]):
            return number
    return None


def _valid(year: int | None, month: int | None, day: int | None) -> Day:
    if month is None or not 1 <= month <= 12:
        return year, None, None
    return year, month, day if day and 1 <= day <= 31 else None
