"""Names of languages, in the reader's language."""

from functools import cache

from babel import Locale, localedata

from kith.lib.locales import reading_locale

WORKED_IN = (
    "en", "es", "de", "fr", "pt", "nl", "it", "pl", "cs", "da", "no", "sv", "fi", "el", "tr", "ru", "uk", "ar", "fa",
    "he", "hi", "ml", "ta", "zh", "ja", "ko", "vi", "tl", "sw", "zu", "mi", "ga", "gl", "ca", "eu",
)  # fmt: skip

WRITTEN_IN = ("en", "es")


@cache
def _codes() -> dict[str, str]:
    """Each code by itself, and by its names in the languages of our pages and in its own."""
    names = {
        str(Locale(shown_in).languages.get(code, code)): code
        for code in WORKED_IN
        for shown_in in (*WRITTEN_IN, code)
        if localedata.exists(shown_in)
    }
    return {name.casefold(): code for name, code in names.items()} | {code: code for code in WORKED_IN}


def language_code(words: str) -> str:
    """The code of a language that someone wrote by its code or its name; empty when nobody knows it."""
    plain = words.strip().casefold()
    return _codes().get(plain) or _codes().get(plain.replace("_", "-").partition("-")[0], "")


def language_name(code: str) -> str:
    """What the language of a code is called; the code itself when nobody knows it."""
    name = str(reading_locale().languages.get(code, code))
    return name[:1].upper() + name[1:]


def language_choices() -> list[tuple[str, str]]:
    return sorted(((code, language_name(code)) for code in WORKED_IN), key=lambda pair: pair[1])
