"""Takes answers of registers apart, of which nothing is certain: neither that a field is there, nor of what sort it is."""

import re
from html import unescape

_PARAGRAPH = re.compile(r"</?(?:jats:)?(?:p|sec|title|list-item|br)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9:-]{0,40}(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
LONGEST = 100_000


def mapping(value: object) -> dict[str, object]:
    return {str(key): one for key, one in value.items()} if isinstance(value, dict) else {}


def listed(value: object) -> list[object]:
    """A list as it is; any other value as a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def mappings(value: object) -> list[dict[str, object]]:
    return [mapping(one) for one in listed(value) if isinstance(one, dict)]


def texts(value: object) -> list[str]:
    return [
        str(one) for one in listed(value) if isinstance(one, str | int | float) and not isinstance(one, bool)
    ]


def text(value: object) -> str:
    """The first text, without the entities of HTML."""
    return unescape(next(iter(texts(value)), ""))


def prose(value: object) -> str:
    """A summary without its marks (JATS or HTML), its paragraphs apart."""
    marked = next(iter(texts(value)), "")[:LONGEST]
    words = unescape(_TAG.sub("", _PARAGRAPH.sub("\n\n", marked))).strip()
    return words.removeprefix("Abstract\n")
