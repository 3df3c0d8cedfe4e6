"""Names of countries, in the reader's language."""

from kith.lib.locales import reading_locale

NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # codes that name several countries, or none


def country_name(code: str) -> str:
    """What the country of a code is called; the code itself when nobody knows it."""
    return str(reading_locale().territories.get(code, code))


def country_choices() -> list[tuple[str, str]]:
    """The code and the name of each country, by name."""
    names = reading_locale().territories.items()
    found = [(code, name) for code, name in names if code.isalpha() and code not in NO_COUNTRIES]
    return sorted(found, key=lambda pair: pair[1])
