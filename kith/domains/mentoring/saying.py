"""What the codes of a profile are called."""

from kith.foundation.profiles.models import Field
from kith.foundation.profiles.vocabulary import words_of


def called(code: str) -> str:
    """The words of a list in the reader's language; one's own words are their code."""
    return words_of(Field.SKILL_OFFERED, code, code)
