"""Plain values as JSON text and back, as they are locked."""

import json
from dataclasses import asdict, fields
from typing import Any


def as_text(value: Any) -> str:
    return json.dumps(asdict(value), ensure_ascii=False)


def from_text[T](kind: type[T], text: str) -> T:
    """Lists become tuples again; what an earlier version said and this one does not know is left out."""
    told = json.loads(text)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _frozen(value) for name, value in told.items() if name in known})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
