"""Names of languages, in the reader's language."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

WORKED_IN = (
    "en", "es", "de", "fr", "pt", "nl", "it", "pl", "cs", "da", "no", "sv", "fi", "el", "tr", "ru", "uk", "ar", "fa",
    "he", "hi", "ml", "ta", "zh", "ja", "ko", "vi", "tl", "sw", "zu", "mi", "ga", "gl", "ca", "eu",
)  # fmt: skip


def language_name(code: str) -> str:
    """What the language of a code is called; the code itself when nobody knows it."""
    try:
        shown_in = Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        shown_in = Locale("en")
    name = str(shown_in.languages.get(code, code))
    return name[:1].upper() + name[1:]


def language_choices() -> list[tuple[str, str]]:
    return sorted(((code, language_name(code)) for code in WORKED_IN), key=lambda pair: pair[1])
