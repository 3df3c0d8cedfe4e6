"""What is said about answers, and whom someone could talk to."""

import re
from dataclasses import dataclass

from kith.domains.wellbeing.instruments.scoring import Given, Scored, is_strong, scored
from kith.domains.wellbeing.instruments.shapes import Instrument, plain
from kith.domains.wellbeing.queries import people_of
from kith.domains.wellbeing.things import Result, Told
from kith.foundation.crisis.queries import Shown, countries
from kith.foundation.people.models import Person

_NUMBER = re.compile(r"\+?\d[\d\s()./-]*\d")
LEAST_DIGITS = 3
WARM = "warm"


@dataclass(frozen=True)
class ToCall:
    """Someone of one's own, as one wrote it down; `dial` where a number is in it."""

    words: str
    dial: str


@dataclass(frozen=True)
class Others:
    """Whom someone can talk to: first those whom they chose, then lines of their country, the warm ones first."""

    own: list[ToCall]
    lines: list[Shown]


def told(instrument: Instrument, given: Given) -> Result:
    scales = scored(instrument, given)
    return Result(
        code=instrument.code, version=instrument.version, language=instrument.language, title=instrument.title,
        credit=instrument.credit, answers=dict(given), scales=tuple(map(_told, scales)),
        is_heavy=any(each.is_heavy for each in scales) or is_strong(instrument, given),
    )  # fmt: skip


def _told(scored: Scored) -> Told:
    scale = scored.scale
    return Told(
        name=scale.name, text=scored.band.text if scored.band else "",
        number="" if scored.number is None else plain(scored.number),
        least=plain(scale.least), most=plain(scale.most), low=scale.low, high=scale.high,
    )  # fmt: skip


def others(person: Person) -> Others:
    there = next((each.routes for each in countries(person.country) if each.code == person.country), ())
    lines = sorted(there, key=lambda shown: shown.route.kind != WARM)
    return Others([to_call(line) for line in people_of(person)], lines)


def to_call(line: str) -> ToCall:
    numbers = ["".join(sign for sign in found if sign in "+0123456789") for found in _NUMBER.findall(line)]
    dialled = [number for number in numbers if len(number.lstrip("+")) >= LEAST_DIGITS]
    return ToCall(line, f"tel:{dialled[-1]}" if dialled else "")
