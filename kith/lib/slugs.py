"""Short names for addresses."""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from kith.lib.letters import plain

HANDLE_LENGTH = 30


def slug(text: str, length: int = 60) -> str:
    """A readable part of an address; Latin letters lose their accents, other scripts stay as they are."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in plain(text))
    return _joined("-+", "".join(kept), length) or "item"


def handle(text: str) -> str:
    """A name that everyone can type: a–z, digits and hyphens, 2 to 30 of them."""
    made = _joined(r"[^a-z0-9]+", plain(text), HANDLE_LENGTH)
    return made if len(made) > 1 else "person"


def free(wanted: str, taken: Callable[[str], bool]) -> str:
    """The wanted name, or the first of name-2, name-3 and so on that nobody has."""
    if not taken(wanted):
        return wanted
    return next(name for number in count(2) if not taken(name := f"{wanted}-{number}"))


def _joined(between: str, text: str, length: int) -> str:
    """The words with hyphens between them, cut after a whole word where one fits."""
    whole = re.sub(between, "-", text).strip("-")
    if len(whole) <= length:
        return whole
    cut = whole[: length + 1].rpartition("-")[0]
    return cut or whole[:length]
