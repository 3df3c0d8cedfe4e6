"""People who look for a circle, invented: the same each time for a number and a seed.

They speak one language or two, live where it is spoken (if they are few, all in one region), and are free in the evening, at noon or early on
some days of the week. Half of them have an employer that others have too, where some lead others. A few avoid someone.
"""

import random
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import time
from itertools import chain
from zoneinfo import ZoneInfo

from kith.domains.supervision.matching.access import NEEDS
from kith.domains.supervision.matching.shapes import FAMILY, NEWCOMER, Tenure, Trait, Way, Wish
from kith.domains.supervision.matching.weeks import Clocks, Wall, clocks_among, kept_slots

YEAR = 2027
ZONES = {
    "en": ("America/New_York", "America/Chicago", "America/Los_Angeles", "Europe/London", "Australia/Melbourne", "Asia/Kolkata"),
    "es": ("America/Mexico_City", "America/Bogota", "Europe/Madrid", "America/Los_Angeles"),
    "de": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "fr": ("Europe/Paris", "America/Toronto", "Europe/Zurich"),
}  # fmt: skip
LANGUAGES, SPOKEN = tuple(ZONES), (60, 20, 12, 8)
ROLES, HAD = ("consumer", FAMILY, "youth", "coach", "forensic"), (45, 20, 10, 18, 7)
SETTINGS = ("hospital", "community", "crisis", "housing", "prison", "online", "warm-line")
WORDS = ("lgbtq", "deaf", "black", "indigenous", "veteran")
TIMES = (
    (time(18), time(21)),
    (time(19), time(22)),
    (time(12), time(14)),
    (time(7), time(9)),
    (time(9, 30), time(12)),
)
TRAITS = tuple(Trait)
QUESTIONS = ("role", "boundaries", "grief", "team", "stigma", "own-wellbeing", "pay", "what-works")
TEAM, FEW, NEAR = 6, 50, 2


def people(number: int, seed: int) -> list[Wish]:
    dice = random.Random(f"{seed}:{number}")
    made = [_person(key, dice, is_near=number < FEW) for key in range(1, number + 1)]
    return _avoiding(_employed(made, dice), dice)


def _person(key: int, dice: random.Random, *, is_near: bool) -> Wish:
    (mother,) = LANGUAGES[:1] if is_near else dice.choices(LANGUAGES, SPOKEN)
    spoken = {mother, *(dice.choices(LANGUAGES, SPOKEN) if dice.random() < 0.25 else [])}
    tenure = dice.choices(tuple(Tenure), (25, 45, 30))[0]
    role, identities = dice.choices(ROLES, HAD)[0], _some(dice, WORDS, 0.06)
    zones = ZONES[mother][: NEAR if is_near else None]
    zone = _zone(zones, dice)
    clocks = clocks_among(zones if is_near else chain(*ZONES.values()), YEAR)
    alone = (
        ({NEWCOMER} if tenure is Tenure.NEW else set()) | ({FAMILY} if role == FAMILY else set()) | identities
    )
    return Wish(
        key, frozenset(spoken), _free(zone, dice, clocks), zone.key, _some(dice, tuple(Way), 0.5), role,
        frozenset(dice.sample(SETTINGS, dice.choice((1, 1, 2)))), f"{mother}-{dice.randrange(5)}", tenure,
        dice.random() < (0.4 if tenure is Tenure.LONG else 0.12), _some(dice, TRAITS, 0.3), _some(dice, TRAITS[:4], 0.2),
        _some(dice, tuple(NEEDS), 0.02), identities, frozenset(each for each in sorted(alone) if dice.random() < 0.6),
        questions=_some(dice, QUESTIONS, 0.2),
    )  # fmt: skip


def _zone(zones: Sequence[str], dice: random.Random) -> ZoneInfo:
    """Most live in the first ones."""
    return ZoneInfo(dice.choices(zones, range(len(zones), 0, -1))[0])


def _free(zone: ZoneInfo, dice: random.Random, clocks: Collection[Clocks]) -> frozenset[int]:
    """Some evenings of the week, or mornings, each on the clock on their wall, in summer and in winter."""
    days = dice.sample(range(7), dice.choice((2, 3, 4, 5, 6)))
    walls = [
        Wall(day, *span)
        for day in days
        for span in dice.sample(TIMES, dice.choice((1, 1, 2)), counts=(4, 3, 1, 1, 1))
    ]
    return kept_slots(walls, zone, YEAR, clocks=clocks)


def _some[T: str](dice: random.Random, names: Sequence[T], chance: float) -> frozenset[T]:
    return frozenset(name for name in names if dice.random() < chance)


def _employed(made: Sequence[Wish], dice: random.Random) -> list[Wish]:
    """Of those who have an employer, each sixth or so leads the next ones."""
    found, leader = list[Wish](), ""
    for each in made:
        if dice.random() < 0.5:
            found.append(each)
            continue
        employer, token = f"employer-{each.key // (4 * TEAM)}", f"person-{each.key}"
        if not leader or dice.random() < 1 / TEAM:
            leader = token
        under = frozenset({leader} - {token})
        found.append(replace(each, employer=employer, token=token, reports_to=under))
    return found


def _avoiding(made: Sequence[Wish], dice: random.Random) -> list[Wish]:
    keys = [each.key for each in made]
    return [
        replace(each, avoids=frozenset(dice.sample(keys, 2)) - {each.key}) if dice.random() < 0.04 else each
        for each in made
    ]
