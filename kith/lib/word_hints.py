"""Words that people want to think about before they use them: one on a line, with why behind a colon."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_WORDS, MOST = 60, 100


@dataclass(frozen=True)
class Hint:
    words: str
    why: str = ""

    def __str__(self) -> str:
        return f"“{self.words}” ({self.why})" if self.why else f"“{self.words}”"


def read_hints(source: str) -> list[Hint]:
    """The lines of a list; empty ones and what is too long for a word are left out."""
    parts = (line.partition(":") for line in source.splitlines())
    hints = [Hint(words.strip(), why.strip()) for words, _colon, why in parts]
    return [hint for hint in hints if 1 < len(hint.words) <= LONGEST_WORDS][:MOST]


def hints_seen(text: str, hints: Iterable[Hint]) -> list[Hint]:
    """Those whose words stand in a text, whole, in small or capital letters; what others said before (`>`) is left out."""
    own = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    return [hint for hint in hints if re.search(rf"(?<!\w){re.escape(hint.words)}(?!\w)", own, re.I)]
