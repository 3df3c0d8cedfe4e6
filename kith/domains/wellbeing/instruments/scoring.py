"""Counts answers. What is left out is left out: nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kith.domains.wellbeing.instruments.shapes import Band, Instrument, Scale

EXACT = Decimal("0.01")

type Given = Mapping[str, int]  # by the ids of items, the values of answers


@dataclass(frozen=True)
class Scored:
    """A scale with its number and what is said about it; neither, where too little was answered."""

    scale: Scale
    number: Decimal | None
    band: Band | None

    @property
    def is_heavy(self) -> bool:
        return self.band is not None and self.band.is_heavy


def scored(instrument: Instrument, given: Given) -> tuple[Scored, ...]:
    """Each scale: the good ones first, then what is light, then what weighs."""
    found = (_scored(scale, given) for scale in instrument.scales)
    return tuple(sorted(found, key=lambda each: (not each.scale.is_good, each.is_heavy)))


def _scored(scale: Scale, given: Given) -> Scored:
    number = score(scale, given)
    return Scored(scale, number, None if number is None else _band(scale, number))


def score(scale: Scale, given: Given) -> Decimal | None:
    counted = [item.counted(given[item.id]) for item in scale.items if item.id in given]
    if len(counted) < scale.least_answered:
        return None
    return scale.number_of(counted).quantize(EXACT)


def _band(scale: Scale, number: Decimal) -> Band:
    """The last that begins at this number or below: where two touch, the upper one begins."""
    return [band for band in scale.bands if band.least <= number][-1]


def is_strong(instrument: Instrument, given: Given) -> bool:
    """Whether one of the answers says by itself that someone carries a lot."""
    return any(
        item.strong_from is not None and given.get(item.id, -1) >= item.strong_from
        for item in instrument.items
    )
