"""Kinds: what a domain declares about each sort of thing that it brings."""

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """One sort of item. Each switch brings a feature, and the contract tests of that feature."""

    name: str
    one: Words
    many: Words
    open_words: Words
    icon: str
    schema_type: str
    discussable: bool = True
    followable: bool = True
    searchable: bool = True
    taggable: bool = True
    reportable: bool = True


_kinds: dict[str, Kind] = {}


def declare(kind: Kind) -> Kind:
    _kinds[kind.name] = kind
    return kind


def kind(name: str) -> Kind:
    return _kinds[name]


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())
