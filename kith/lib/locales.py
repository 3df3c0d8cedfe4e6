"""The reader's language, as the tables of languages and countries know it."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


def reading_locale() -> Locale:
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
