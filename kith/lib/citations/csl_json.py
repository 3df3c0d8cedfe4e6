"""CSL-JSON: what Zotero, Pandoc and the registers of DOIs speak. One record to and from its plain values."""

import json
from collections.abc import Iterable, Mapping

from kith.lib.citations.days import day_of
from kith.lib.citations.fields import words_in, words_joined, words_of
from kith.lib.citations.shapes import Name, Record
from kith.lib.citations.tidy import tidied

OWN_NAMES = {
    "title": "title", "container": "container-title", "volume": "volume", "issue": "issue", "pages": "page", "edition": "edition",
    "genre": "genre", "publisher": "publisher", "place": "publisher-place", "doi": "DOI", "pmid": "PMID", "isbn": "ISBN",
    "issn": "ISSN", "url": "URL", "language": "language", "abstract": "abstract", "note": "note",
}  # fmt: skip
TAKEN = {*OWN_NAMES.values(), "id", "type", "author", "editor", "issued", "keyword", "custom", "citation-key"}

type Item = Mapping[str, object]


def record_of(item: Item, line: int | None = None) -> Record:
    """The record of one item; values of a wrong sort count as not told."""
    year, month, day = day_from(item.get("issued"))
    values = {own: text_from(item.get(name)) for own, name in OWN_NAMES.items()}
    return tidied(
        Record(
            type=text_from(item.get("type")),
            authors=names_from(item.get("author")),
            editors=names_from(item.get("editor")),
            year=year,
            month=month,
            day=day,
            keywords=words_from(item.get("keyword")),
            extra=_extra(item),
            line=line,
            **values,
        )
    )


def item_of(record: Record, identifier: str) -> dict[str, object]:
    """The item of a record, with no empty values. What came from other formats is kept under `custom`."""
    return item_of_tidy(tidied(record), identifier)


def item_of_tidy(record: Record, identifier: str) -> dict[str, object]:
    """The same for a record in its normal form, as readers give it: where there are many, this counts."""
    extra = [(name.removeprefix("csl:"), value) for name, value in record.extra if name.startswith("csl:")]
    custom = [[name, value] for name, value in record.extra if not name.startswith("csl:")]
    item: dict[str, object] = {
        "id": identifier,
        "type": record.type,
        **{name: getattr(record, own) for own, name in OWN_NAMES.items()},
        "author": [_name_item(name) for name in record.authors],
        "editor": [_name_item(name) for name in record.editors],
        "issued": {"date-parts": [_day_item(record)]} if record.year else {},
        "keyword": words_joined(record.keywords),
        **{name: _parsed(value) for name, value in extra if name not in TAKEN},
        "custom": {"kith": custom} if custom else {},
    }
    return {name: value for name, value in item.items() if value not in ("", [], {})}


def text_from(value: object) -> str:
    """A text or a number; of a list, its first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def names_from(value: object) -> tuple[Name, ...]:
    """Particles become part of the family name, or of the given names if they are left out when the name is sorted."""
    names = []
    for one in value if isinstance(value, list) else []:
        if isinstance(one, dict):
            part = {key: text_from(one.get(key)) for key in ("family", "given", "suffix", "literal", "name")}
            family = f"{text_from(one.get('non-dropping-particle'))} {part['family']}".strip()
            given = f"{part['given']} {text_from(one.get('dropping-particle'))}".strip()
            names.append(Name(family, given, part["suffix"], part["literal"] or part["name"]))
        elif isinstance(one, str):
            names.append(Name(literal=one))
    return tuple(names)


def day_from(value: object) -> tuple[int | None, int | None, int | None]:
    """The first date of `date-parts`; else what is written as `raw` or `literal`."""
    if not isinstance(value, dict):
        return day_of(text_from(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [_number(part) for part in first[:3]] if isinstance(first, list) else []
    if numbers and numbers[0] is not None:
        year, month, day = (*numbers, None, None)[:3]
        return year, month, day
    return day_of(text_from(value.get("raw")) or text_from(value.get("literal")))


def words_from(value: object) -> tuple[str, ...]:
    """Keywords of a list, or of a text between `;`, or else between commas."""
    if isinstance(value, list):
        return words_of(text_from(word) for word in value)
    return words_in(text_from(value))


def _number(value: object) -> int | None:
    text = text_from(value)
    return int(text) if text.isascii() and text.removeprefix("-").isdecimal() and len(text) < 6 else None


def _name_item(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix, "literal": name.literal}
    return {key: value for key, value in parts.items() if value}


def _day_item(record: Record) -> list[int]:
    return [part for part in (record.year, record.month, record.day) if part]


def _extra(item: Item) -> tuple[tuple[str, str], ...]:
    """Texts as they are, anything else as JSON; and what other formats left."""
    own = [(f"csl:{name}", value if isinstance(value, str) else _written(value)) for name, value in item.items()
           if name not in TAKEN and value not in (None, "", [], {})]  # fmt: skip
    custom = item.get("custom")
    kept = custom.get("kith") if isinstance(custom, dict) else None
    return (*own, *_pairs(kept if isinstance(kept, list) else []))


def _pairs(kept: Iterable[object]) -> list[tuple[str, str]]:
    pairs = [pair for pair in kept if isinstance(pair, list) and len(pair) == 2]
    return [(name, value) for name, value in pairs if isinstance(name, str) and isinstance(value, str)]


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _parsed(value: str) -> object:
    """The value behind a text that `_extra` wrote; any other text is itself."""
    if value[:1] not in "[{-0123456789tf":
        return value
    try:
        found: object = json.loads(value, parse_constant=lambda _name: None)
    except (ValueError, RecursionError):
        return value
    return found if not isinstance(found, str) and _written(found) == value else value
