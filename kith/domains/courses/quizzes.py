"""What a quiz says to what someone chose: pure, on plain values. It counts nothing and judges nobody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum


class Fit(Enum):
    FITS = "fits"
    FITS_TOO = "fits too"
    FITS_NOT = "fits not"


@dataclass(frozen=True)
class Offered:
    """One choice of a question, by its key."""

    key: int
    words: str
    fits: bool
    why: str


@dataclass(frozen=True)
class Remark:
    """What is said about one choice."""

    words: str
    fit: Fit
    why: str


def remarks(choices: Iterable[Offered], *, chosen: Collection[int]) -> list[Remark]:
    """About each choice that someone made, and each that fits as well, in their order. O(n)."""
    return [
        Remark(choice.words, _fit(choice, is_chosen=choice.key in chosen), choice.why)
        for choice in choices
        if choice.fits or choice.key in chosen
    ]


def _fit(choice: Offered, *, is_chosen: bool) -> Fit:
    if not choice.fits:
        return Fit.FITS_NOT
    return Fit.FITS if is_chosen else Fit.FITS_TOO
