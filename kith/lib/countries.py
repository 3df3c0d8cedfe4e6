"""Names of countries, in the reader's language."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # codes that name several countries, or none


def country_name(code: str) -> str:
    """What the country of a code is called; the code itself when nobody knows it."""
    return str(_locale().territories.get(code, code))


def country_choices() -> list[tuple[str, str]]:
    """The code and the name of each country, by name."""
    names = _locale().territories.items()
    found = [(code, name) for code, name in names if code.isalpha() and code not in NO_COUNTRIES]
    return sorted(found, key=lambda pair: pair[1])


def _locale() -> Locale:
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
