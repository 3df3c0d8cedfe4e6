"""Instruments for tests: those that come with the house, and two whose sentences mean nothing."""

from pathlib import Path

from kith.domains.wellbeing.instruments.book import shipped
from kith.domains.wellbeing.instruments.reading import read
from kith.domains.wellbeing.instruments.scoring import score
from kith.domains.wellbeing.instruments.shapes import Instrument

FILES = Path(__file__).parent / "files"


def text_of_file(name: str) -> str:
    return (FILES / f"{name}.toml").read_text(encoding="utf-8")


def instrument(code: str, language: str = "en") -> Instrument:
    """By its code: one that is shipped, or one of those beside this."""
    own = (each for each in shipped() if (each.code, each.language) == (code, language))
    return next(own, None) or read(text_of_file(code))


def all_answered(found: Instrument, value: int, **others: int) -> dict[str, int]:
    """The same answer to everything, but for a few; `item_4` is the item `item-4`."""
    return {item.id: value for item in found.items} | {
        name.replace("_", "-"): other for name, other in others.items()
    }


def numbers(found: Instrument, given: dict[str, int]) -> dict[str, float | None]:
    """The number of each scale, by its code."""
    scored = {scale.code: score(scale, given) for scale in found.scales}
    return {code: None if number is None else float(number) for code, number in scored.items()}
