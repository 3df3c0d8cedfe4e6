"""What one version says otherwise than the one before it, and who wrote what."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kith.capabilities.items.steps import Ask, Words
from kith.capabilities.versions.files import files_seen
from kith.capabilities.versions.hands import FILES, TITLE, Names
from kith.capabilities.versions.models import Version
from kith.foundation.people.models import Person
from kith.lib import diff


@dataclass(frozen=True)
class Changed:
    """A part that changed: how one calls it, what came and went in it, and who wrote that."""

    label: Words
    changes: list[diff.Change]
    by: list[str]


def changes_between(before: Version, after: Version, *, names: Names, reader: Person | None) -> list[Changed]:
    """All parts that differ: the title, each answer, the files. Of what is chosen from a list, the order tells nothing."""
    parts: list[tuple[str, Words, list[diff.Change]]] = [
        (TITLE, _("Title"), diff.words(before.title, after.title)),
        *_answers(before, after),
        (FILES, _("Files"), diff.items(*(_file_names(each, reader) for each in (before, after)))),
    ]
    return [
        Changed(label, changes, names.get(part, [])) for part, label, changes in parts if _differs(changes)
    ]


def changed_answers(before: Version, after: Version) -> list[tuple[str, list[diff.Change]]]:
    """What was asked and answered otherwise, with the words that came and went."""
    return [(str(label), changes) for _part, label, changes in _answers(before, after) if _differs(changes)]


def _differs(changes: list[diff.Change]) -> bool:
    return any(change.kind != "same" for change in changes)


def _answers(before: Version, after: Version) -> Iterator[tuple[str, Words, list[diff.Change]]]:
    for ask in after.item.kind_of.asks:
        old, new = (version.words.get(ask.name, "") for version in (before, after))
        yield ask.name, ask.label, _chosen(ask, old, new) if ask.many else _said(ask, old, new)


def _said(ask: Ask, old: str, new: str) -> list[diff.Change]:
    return diff.words(ask.answer(old), ask.answer(new))


def _chosen(ask: Ask, old: str, new: str) -> list[diff.Change]:
    return diff.items(*([ask.answer(code) for code in each.split(",") if code] for each in (old, new)))


def _file_names(version: Version, reader: Person | None) -> list[str]:
    return [file.name for file in files_seen(version, reader=reader)]


def parts_by_name(version: Version, *, names: Names) -> dict[str, list[Words]]:
    """Who wrote what in a version that several wrote; empty where one did."""
    labels: dict[str, Words] = {
        TITLE: _("Title"),
        **{ask.name: ask.label for ask in version.item.kind_of.asks},
        FILES: _("Files"),
    }
    told: dict[str, list[Words]] = {}
    for part, label in labels.items():
        for name in names.get(part, []):
            told.setdefault(name, []).append(label)
    return told if len(told) > 1 else {}
