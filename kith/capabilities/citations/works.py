"""Works as the house knows them: one row for all who cite the same."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from kith.capabilities.citations.models import Work
from kith.lib.citations import citing
from kith.lib.citations.csl_json import item_of_tidy
from kith.lib.citations.sameness import key_of_tidy
from kith.lib.citations.shapes import Record
from kith.lib.citations.tidy import tidied

LONGEST_TITLE, LONGEST_URL = 500, 800


def shared(tidy: Record) -> Record:
    """What a work has in common for all: nobody's notes, keywords or summary, nor what a program left in its file."""
    return replace(tidy, note="", keywords=(), abstract="", extra=(), line=None)


def work_of(source: Record) -> Work:
    """The work that a record means, found or written down; one of which only a number was known learns the rest."""
    bare = shared(tidied(source))
    fresh = Work(key=key_of_tidy(bare), **_fields(bare))
    fresh.cited = styled(fresh)
    defaults = {name: getattr(fresh, name) for name in ("record", "cited", "title", "year", "doi", "url")}
    work, is_new = Work.objects.get_or_create(key=fresh.key, defaults=defaults)
    if not is_new and not work.title and fresh.title:
        _write(work, defaults)
    return work


def works_of(sources: Iterable[Record]) -> list[int]:
    """The keys of the works that many records mean, in order and each once; the records are as readers give them."""
    bare = {key_of_tidy(source): shared(source) for source in sources}
    found = _found(bare)
    missing = sorted(
        bare.keys() - found.keys()
    )  # sorted, so that of two who bring the same none waits in a circle
    if missing:
        rows = [Work(key=key, **_fields(bare[key])) for key in missing]
        Work.objects.bulk_create(rows, ignore_conflicts=True)
        found |= _found(missing)
    return [found[key] for key in bare]


@transaction.atomic
def learn(work: Work, source: Record) -> None:
    """Write down what a register tells of a work: it knows better than whoever typed it."""
    fresh = _fields(shared(tidied(source)))
    told = Work(key=work.key, **fresh)
    fields = fresh | {
        "cited": styled(told),
        "is_looked_up": True,
        "is_unknown": False,
        "asked_at": None,
    }
    _write(work, fields)


def styled(work: Work) -> dict[str, str]:
    """Its citation in each style. This takes a tenth of a second, so it is never done while a page is made."""
    return {style.value: citing.html(work.known, style) for style in citing.Style}


def _found(keys: Iterable[str]) -> dict[str, int]:
    return dict(Work.objects.filter(key__in=list(keys)).values_list("key", "pk"))


def _fields(bare: Record) -> dict[str, Any]:
    return {
        "record": item_of_tidy(bare, "work"), "title": bare.title[:LONGEST_TITLE], "year": bare.year, "doi": bare.doi,
        "url": bare.url if len(bare.url) <= LONGEST_URL else "",
    }  # fmt: skip


def _write(work: Work, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(work, name, value)
    work.__dict__.pop("known", None)
    work.save(update_fields=list(fields))
