"""A DOI is looked up after it was kept: registers know better, and what nobody knows stays as it was typed."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.citations.actions import cite
from kith.capabilities.citations.jobs import look_up
from kith.capabilities.citations.lookup import LARGEST, Silent
from kith.capabilities.citations.models import Work
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership
from kith.lib.citations.citing import Style
from kith.lib.citations.shapes import Record
from tests.cast import Cast
from tests.registers import Registers

ARTICLE, DATA, NOBODYS = "10.5555/jpp.2019.0123", "10.5555/open.data.1", "10.5555/nobody"


def _looked_up(item: Item, maria: Membership, doi: str, title: str = "As I typed it") -> Work:
    work = cite(item, Record(doi=doi, title=title), by=maria).work
    assert work.is_being_looked_up
    look_up(work=work.pk)
    return Work.objects.get(pk=work.pk)


def test_what_is_typed_stands_there_at_once_and_is_looked_up_by_a_job(
    item: Item, maria: Membership, registers: Registers
) -> None:
    work = cite(item, Record(doi=ARTICLE, title="As I typed it"), by=maria).work
    assert registers.asked == []
    assert "As I typed it" in work.citation(Style.APA)
    (job,) = ProcrastinateJob.objects.filter(task_name="citations.look_up")
    assert job.args == {"work": work.pk}


def test_a_register_knows_better_than_who_typed_it(
    item: Item, maria: Membership, registers: Registers
) -> None:
    work = _looked_up(item, maria, ARTICLE)
    assert work.is_looked_up
    assert not work.is_being_looked_up
    assert work.title == "What helps at night & in the morning: Peer support after discharge"
    assert "Journal of Peer Practice" in work.citation(Style.APA)
    assert "abstract" not in work.record
    assert registers.asked == [f"/works/{ARTICLE}"]


def test_what_crossref_does_not_know_datacite_may(
    item: Item, maria: Membership, registers: Registers
) -> None:
    assert _looked_up(item, maria, DATA).title == "Peer roles in Europe: Answers of 2019"
    assert registers.asked == [f"/works/{DATA}", f"/dois/{DATA}"]


def test_a_doi_that_nobody_knows_keeps_what_was_typed(
    cast: Cast, item: Item, maria: Membership, registers: Registers
) -> None:
    work = _looked_up(item, maria, NOBODYS)
    assert (work.title, work.is_unknown, work.is_looked_up) == ("As I typed it", True, False)
    page = cast.client("maria").get(item.get_absolute_url()).content.decode()
    assert "What you typed is kept as it is." in page
    assert "What you typed is kept" not in cast.client("noor").get(item.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "answer", [(503, b""), (429, b""), (200, b"<html>"), (200, b"[" * 100_000), (200, b" " * (LARGEST + 1))]
)
def test_a_register_that_cannot_answer_is_asked_again_later(
    item: Item, maria: Membership, registers: Registers, answer: tuple[int, bytes]
) -> None:
    registers.instead = answer
    work = cite(item, Record(doi=ARTICLE, title="As I typed it"), by=maria).work
    with pytest.raises(Silent):
        look_up(work=work.pk)
    assert not Work.objects.get(pk=work.pk).is_unknown
    registers.instead = None
    look_up(work=work.pk)
    assert Work.objects.get(pk=work.pk).is_looked_up


def test_no_machine_inside_is_asked(item: Item, maria: Membership, settings: Any) -> None:
    """Where `LOOKUPS_AT` names none, only the registers are asked, by https; here nothing answers."""
    settings.LOOKUPS_AT = "http://127.0.0.1:9"
    work = cite(item, Record(doi=ARTICLE), by=maria).work
    with pytest.raises(Silent):
        look_up(work=work.pk)


def test_nobody_is_asked_where_the_house_does_not_want_it(
    item: Item, maria: Membership, registers: Registers, settings: Any
) -> None:
    settings.LOOKUPS = False
    work = cite(item, Record(doi=ARTICLE, title="As I typed it"), by=maria).work
    look_up(work=work.pk)
    assert not work.is_being_looked_up
    assert registers.asked == []
    assert not ProcrastinateJob.objects.filter(task_name="citations.look_up").exists()


def test_what_has_no_doi_is_kept_by_its_number_or_address(
    item: Item, maria: Membership, registers: Registers
) -> None:
    for source, key in (
        (Record(pmid="31234567"), "pmid:31234567"),
        (Record(isbn="9780306406157"), "isbn:9780306406157"),
        (Record(url="https://example.org/guide"), "url:https://example.org/guide"),
    ):
        work = cite(item, source, by=maria).work
        assert work.key == key
        assert not work.is_being_looked_up
        assert work.citation(Style.APA)
