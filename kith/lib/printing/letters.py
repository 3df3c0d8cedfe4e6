"""The letters that we can print: those of the fonts in `fonts`, and of those that the setter brings along."""

from kith.lib.printing.blocks import language_of

# Languages in whose letters none of our fonts writes. Their texts are printed by a browser, or read as a book.
WITHOUT = frozenset({"hi", "ja", "ko", "ml", "ta", "zh"})


def has_letters(language: str) -> bool:
    """Whether our fonts can write a language."""
    return language_of(language) not in WITHOUT
