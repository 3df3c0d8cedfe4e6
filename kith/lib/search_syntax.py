"""What people type into the search box, as parts that a search can use, and back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

MOST_PARTS = 60

KEYS = {
    **dict.fromkeys(("in", "en"), "space"),
    **dict.fromkeys(("by", "de", "por"), "by"),
    **dict.fromkeys(("kind", "tipo"), "kind"),
    **dict.fromkeys(("tag", "etiqueta"), "tag"),
    **dict.fromkeys(("has", "con"), "has"),
    **dict.fromkeys(("after", "desde"), "after"),
    **dict.fromkeys(("before", "hasta"), "before"),
}
ANSWER = ("answer", "answers", "respuesta", "respuestas")

_TYPED = {"space": "in", "by": "by", "kind": "kind", "tag": "tag"}
_PART = re.compile(rf'(-*)(?:({"|".join(KEYS)}):)?(?:"([^"]*)"?|([^ "]*))', re.IGNORECASE | re.ASCII)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | {"\0": " "})


@dataclass(frozen=True)
class Query:
    """The parts of a search. `problems` are (code, what was typed): codes are empty, date, has, minus and unknown."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    space: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    has_answer: bool | None = None
    after: date | None = None
    before: date | None = None
    problems: tuple[tuple[str, str], ...] = ()


def parse(text: str) -> Query:
    """Understand what can be understood; the rest is listed as problems, never raised."""
    parts = (part for part in _PART.finditer(_line(text)) if part[0])
    query = Query()
    for part in islice(parts, MOST_PARTS):
        query = _with(query, part)
    return query


def phrase(text: str) -> str:
    """A text as one phrase, whatever quotation marks stand in it."""
    return " ".join(_line(text).replace('"', " ").split())


def meant(query: Query, field: str, known: Callable[[str], str | None]) -> Query:
    """The query with each value of a filter as it is known here; one that means nothing here becomes a problem."""
    found = {value: known(value) for value in getattr(query, field)}
    names: dict[str, Any] = {field: tuple(dict.fromkeys(filter(None, found.values())))}
    unknown = [("unknown", _filter(_TYPED[field], value)) for value, name in found.items() if not name]
    return replace(query, **names, problems=(*query.problems, *unknown))


def unparse(query: Query) -> str:
    """The line that gives this query when it is parsed."""
    parts = [*query.words, *(f'"{phrase}"' for phrase in query.phrases)]
    parts += [f"-{_quoted(value)}" for value in query.minus]
    for field, key in _TYPED.items():
        parts += [_filter(key, value) for value in getattr(query, field)]
    if query.has_answer is not None:
        parts.append("has:answer" if query.has_answer else "-has:answer")
    parts += [f"after:{query.after.isoformat()}"] if query.after else []
    parts += [f"before:{query.before.isoformat()}"] if query.before else []
    return " ".join([*parts, *(typed for _, typed in query.problems)])


def to_tsquery(query: Query) -> str:
    """The words alone, for `websearch_to_tsquery`; “or” is a word here, not an operator."""
    words = (f'"{word}"' if word.lower() == "or" else word for word in query.words)
    phrases = (f'"{phrase}"' for phrase in query.phrases)
    return " ".join([*words, *phrases, *(f'-"{value}"' for value in query.minus)])


def _line(text: str) -> str:
    storable = text.encode(errors="ignore").decode()
    return " ".join(storable.translate(_QUOTES).split())


def _with(query: Query, part: re.Match[str]) -> Query:
    minus, key, quoted, bare = part.groups()
    value = (bare if quoted is None else quoted).strip()
    if key:
        return _filtered(query, key.lower(), value, minus=bool(minus))
    if not value:
        return query
    if minus:
        return replace(query, minus=(*query.minus, value))
    if quoted is None:
        return replace(query, words=(*query.words, value))
    return replace(query, phrases=(*query.phrases, value))


def _filtered(query: Query, key: str, value: str, *, minus: bool) -> Query:
    field = KEYS[key]
    typed = f"{'-' if minus else ''}{_filter(key, value)}"
    if not value:
        return _puzzled(query, "empty", typed)
    if field == "has":
        return (
            replace(query, has_answer=not minus) if value.lower() in ANSWER else _puzzled(query, "has", typed)
        )
    if minus:
        return _puzzled(query, "minus", typed)
    if field in _TYPED:
        values: dict[str, Any] = {field: (*getattr(query, field), value)}
        return replace(query, **values)
    return _dated(query, field, value, typed)


def _dated(query: Query, field: str, value: str, typed: str) -> Query:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return _puzzled(query, "date", typed)
    return replace(query, after=day) if field == "after" else replace(query, before=day)


def _puzzled(query: Query, code: str, typed: str) -> Query:
    return replace(query, problems=(*query.problems, (code, typed)))


def _filter(key: str, value: str) -> str:
    return f'{key}:"{value}"' if " " in value else f"{key}:{value}"


def _quoted(value: str) -> str:
    """A word that would be read as something else stands in quotes."""
    part = _PART.match(value)
    plain = part and part[0] == value and not part[1] and not part[2]
    return value if plain else f'"{value}"'
