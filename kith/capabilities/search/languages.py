"""Which of PostgreSQL's dictionaries serves which language."""

DICTIONARIES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip


def dictionary(language: str) -> str:
    """The dictionary of a language; words as they stand where there is none."""
    return DICTIONARIES.get(language.split("-", maxsplit=1)[0], "simple")
