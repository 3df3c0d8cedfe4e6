"""Verbs of citations."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from kith.capabilities.citations import events
from kith.capabilities.citations.hearing import known_work
from kith.capabilities.citations.jobs import put_into_styles
from kith.capabilities.citations.models import Reference
from kith.capabilities.citations.works import works_of
from kith.capabilities.items.events import ItemFact
from kith.capabilities.items.models import Item
from kith.foundation.activity.facts import record
from kith.foundation.spaces.models import Membership
from kith.lib.citations.reading import read
from kith.lib.citations.shapes import Problem, Record

AT_ONCE = 1_000


@dataclass
class Result:
    """What came of a file: how many works came in, how many were there already, and what could not be read."""

    came: int = 0
    were_there: int = 0
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def cite(item: Item, source: Record, *, by: Membership, note: str = "") -> Reference:
    """Let an item stand on a published work. What was typed stands there at once; a register may tell more later."""
    number = _next_number(item)
    work = known_work(source)
    reference, is_new = Reference.objects.get_or_create(
        item=item, work=work, defaults={"number": number, "note": note, "by": by}
    )
    if is_new:
        _tell(events.Cited(item=item), by=by)
    return reference


def begin_with_sources(item: Item, *, of: Item, by: Membership) -> None:
    """Let a draft stand on the works on which another item stands, in the same order and with what is said of each."""
    sources = of.references.filter(is_subject=False).order_by("number").values_list("work", "note")
    Reference.objects.bulk_create(
        (Reference(item=item, work_id=work, number=number, note=note, by=by)
         for number, (work, note) in enumerate(sources, start=1)),
        batch_size=AT_ONCE,
    )  # fmt: skip


@transaction.atomic
def be_about(item: Item, source: Record, *, by: Membership) -> Reference:
    """Say which work an item itself is about; the verb that makes it say so records it."""
    number = _next_number(item)
    work = known_work(source)
    before = item.references.filter(is_subject=True).first()
    if before and before.work_id == work.pk:
        return before
    if before:
        number = before.number
        before.delete()
    told = {"number": number, "is_subject": True}
    reference, _is_new = Reference.objects.update_or_create(
        item=item, work=work, defaults=told, create_defaults=told | {"by": by}
    )
    return reference


@transaction.atomic
def uncite(reference: Reference, *, by: Membership) -> None:
    """Take a work away from the sources of an item; the numbers of the others stay."""
    gone, _rows = Reference.objects.filter(pk=reference.pk, is_subject=False).delete()
    if gone:
        _tell(events.Uncited(item=reference.item), by=by)


@transaction.atomic
def import_references(item: Item, file: Path, *, by: Membership) -> Result:
    """Let an item stand on all works of a file, many at a time; those that are there already stay as they are.

    Nobody is asked about them: a program that keeps references has asked. They are put into styles later.
    """
    result, number = Result(), _next_number(item)
    known = set(item.references.values_list("work", flat=True))
    for sources in batched(_records(file, result), AT_ONCE, strict=False):
        found = works_of(sources)
        new = [work for work in found if work not in known]
        result.came += len(new)
        result.were_there += len(sources) - len(new)
        Reference.objects.bulk_create(
            Reference(item=item, work_id=work, number=place, by=by) for place, work in enumerate(new, number)
        )
        known.update(new)
        number += len(new)
    if result.came:
        put_into_styles.defer()
        _tell(events.Cited(item=item, number=result.came), by=by)
    return result


def _records(file: Path, result: Result) -> Iterator[Record]:
    for one in read(file):
        if isinstance(one, Problem):
            result.problems.append(one)
        else:
            yield one


def _tell(fact: ItemFact, *, by: Membership) -> None:
    """Of a draft nobody in the house knows but those who write it."""
    if fact.item.state != Item.State.DRAFT:
        record(fact, by=by.person)


def _next_number(item: Item) -> int:
    """Whoever adds a source next waits until this one is there."""
    Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    last = item.references.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
