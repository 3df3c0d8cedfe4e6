"""Short words that several people may change. They count no editions, as drafts do: what a page showed is known by its print."""

import json
from collections.abc import Mapping

from django.db.models import Model

from kith.lib.tokens import digest

ENOUGH = 16  # letters of a print


class ChangedMeanwhile(Exception):
    """Someone else changed these words since they were `seen`. What they say now stands in the row."""


def edition_of(*said: object) -> str:
    """By what a form knows the words that its page showed, however their lines end. Where nothing is said, there is none."""
    lines = [str(words).strip().splitlines() for words in said]
    return digest(json.dumps(lines))[:ENOUGH] if any(said) else ""


def editions_of(said: Mapping[str, object]) -> str:
    """The same of many things that one form sends together, each by itself."""
    return "-".join(map(edition_of, said.values()))


def other_than(seen: str, said: Mapping[str, object]) -> set[str]:
    """Which of these things are others than were `seen`."""
    before = dict(zip(said, seen.split("-"), strict=False))
    return {name for name, words in said.items() if edition_of(words) != before.get(name)}


def say_anew(row: Model, *, seen: str, **said: object) -> bool:
    """Change what a row says, and whether that was needed. Of what nobody has `seen`, nothing is written over.

    That the form comes a second time is no harm.
    """
    there = type(row)._default_manager.filter(pk=row.pk)
    before = {name: getattr(row, name) for name in said}
    is_changed = edition_of(*before.values()) == seen and there.filter(**before).update(**said) > 0
    row.refresh_from_db(fields=[*said])
    if not is_changed and any(getattr(row, name) != words for name, words in said.items()):
        raise ChangedMeanwhile
    return is_changed
