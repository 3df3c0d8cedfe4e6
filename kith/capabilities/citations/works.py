"""Works as the house knows them: one row for all who cite the same."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from kith.capabilities.citations.models import Work
from kith.lib.citations import citing
from kith.lib.citations.csl_json import item_of
from kith.lib.citations.sameness import same_as
from kith.lib.citations.shapes import Record
from kith.lib.citations.tidy import tidied

LONGEST_TITLE, LONGEST_URL = 500, 800


def shared(source: Record) -> Record:
    """What a work has in common for all: nobody's notes, keywords or summary, nor what a program left in its file."""
    return tidied(replace(source, note="", keywords=(), abstract="", extra=(), position=""))


def made_of(source: Record) -> Work:
    """The row of a work that is not written yet."""
    bare = shared(source)
    return Work(key=same_as(bare), **_fields(bare))


def work_of(source: Record) -> Work:
    """The work that a record means, found or written down; one of which only a number was known learns the rest."""
    fresh = made_of(source)
    fresh.cited = styled(fresh)
    defaults = {name: getattr(fresh, name) for name in ("record", "cited", "title", "year", "doi", "url")}
    work, is_new = Work.objects.get_or_create(key=fresh.key, defaults=defaults)
    if not is_new and not work.title and fresh.title:
        _write(work, defaults)
    return work


def works_of(sources: Iterable[Record]) -> list[int]:
    """The keys of the works that many records mean, in their order and each once, in two statements."""
    fresh = {work.key: work for work in map(made_of, sources)}
    in_order = [
        fresh[key] for key in sorted(fresh)
    ]  # of two who bring the same, none waits for the other in a circle
    Work.objects.bulk_create(in_order, ignore_conflicts=True)
    found = dict(Work.objects.filter(key__in=fresh).values_list("key", "pk"))
    return [found[key] for key in fresh]


@transaction.atomic
def learn(work: Work, source: Record) -> None:
    """Write down what a register tells of a work: it knows better than whoever typed it."""
    bare = shared(source)
    told = Work(key=work.key, **_fields(bare))
    fields = _fields(bare) | {
        "cited": styled(told),
        "is_looked_up": True,
        "is_unknown": False,
        "asked_at": None,
    }
    _write(work, fields)


def styled(work: Work) -> dict[str, str]:
    """Its citation in each style. This takes a tenth of a second, so it is never done while a page is made."""
    return {style.value: citing.html(work.known, style) for style in citing.Style}


def _fields(bare: Record) -> dict[str, Any]:
    return {
        "record": item_of(bare, same_as(bare)), "title": bare.title[:LONGEST_TITLE], "year": bare.year, "doi": bare.doi,
        "url": bare.url if len(bare.url) <= LONGEST_URL else "",
    }  # fmt: skip


def _write(work: Work, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(work, name, value)
    work.__dict__.pop("known", None)
    work.save(update_fields=list(fields))
