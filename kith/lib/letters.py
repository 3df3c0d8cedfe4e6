"""Words as people type them who leave capitals and accents out."""

import re
import unicodedata

# Letters that Unicode does not take apart, but that people write with plain letters.
SPELLED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}

_SPELLED = str.maketrans(SPELLED)
_LATIN_WITH_MARKS = re.compile(r"([a-z])[\u0300-\u036f]+")


def plain(text: str) -> str:
    """Small letters without Latin accents. Marks of other scripts are part of their letters and stay."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_SPELLED)
    return unicodedata.normalize("NFC", _LATIN_WITH_MARKS.sub(r"\1", apart))
