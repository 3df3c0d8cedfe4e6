"""Where confidentiality ends, by country: general words with which a circle begins, and which it changes."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kith.lib.countries import country_name

FILE = Path(__file__).with_name("limits.toml")


@cache
def _written() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def countries() -> list[tuple[str, str]]:
    """The code and the name of each country that has words of its own, by name."""
    return sorted(((code, country_name(code)) for code in _written()), key=lambda pair: pair[1])


def limits_in(country: str) -> str:
    """The words for a country in the language that is chosen; those that hold anywhere if there are none of its own."""
    texts = _written().get(country, {})
    language = (get_language() or "en").partition("-")[0]
    return texts.get(language) or texts.get("en") or _(
        "The law can ask some of us to report harm to a child or to an adult at risk. It can ask us to act when a life is in danger. Check what holds for you in your country and your post, and ask your organisation."
    )  # fmt: skip
