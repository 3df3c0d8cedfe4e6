"""The second wall, by raw SQL: a voice and an answer are there for one person; and what was told never changes."""

from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kith.domains.pulse.models import Answer, Pulse, Told
from kith.domains.pulse.tests.group import offered, say, told
from kith.domains.pulse.words import Word
from kith.infrastructure.database.private import keeping, seen_as
from tests.cast import NAMES, Cast
from tests.keeping import all_rows
from tests.walls import counts, rows, sql, tried, walled

TABLES = ("voice", "answer")
_counts = partial(counts, app="pulse", tables=TABLES)


@pytest.fixture
def pulse(cast: Cast) -> Pulse:
    """Maria takes part and has answered; nobody else does."""
    made = offered(cast.commons)
    say(made, Word.TOO_MUCH, by=cast["maria"])
    return made


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(cast: Cast, pulse: Pulse, name: str | None) -> None:
    seen = _counts(cast[name] if name else None)
    assert seen == dict.fromkeys(TABLES, 1 if name == "maria" else 0)
    assert all(not rows("pulse", table) for table in TABLES)


def test_both_tables_are_walled(db: None) -> None:
    assert walled("pulse") == set(TABLES)


@pytest.mark.parametrize("name", ["tomasz", "ruth", "sam", None])
def test_nobody_changes_removes_or_adds_for_another(cast: Cast, pulse: Pulse, name: str | None) -> None:
    maria, person = cast["maria"], cast[name] if name else None
    asking = pulse.askings.get().pk
    for statement, *parameters in (
        ("UPDATE pulse_voice SET since = now()",),
        ("UPDATE pulse_answer SET sealed = ''",),
        ("DELETE FROM pulse_voice",),
        ("DELETE FROM pulse_answer",),
        ("INSERT INTO pulse_voice (id, person_id, pulse_id, since) VALUES (%s, %s, %s, now())", uuid4(), maria.pk, pulse.pk),
        ("INSERT INTO pulse_answer (id, person_id, asking_id, sealed) VALUES (%s, %s, %s, '')", uuid4(), maria.pk, asking),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(maria) == dict.fromkeys(TABLES, 1)


def test_even_who_keeps_the_database_reads_no_answer(cast: Cast, pulse: Pulse) -> None:
    with keeping():
        everything = all_rows()
    assert everything["pulse_answer"]
    for table, found in everything.items():
        if table.startswith(("pulse_", "safes_")):
            assert Word.TOO_MUCH.value not in found
            assert Word.TOO_MUCH.value.encode().hex() not in found


def test_every_answer_is_as_long_as_another(cast: Cast, pulse: Pulse) -> None:
    say(pulse, Word.LIGHT, by=cast["noor"])
    lengths = set()
    for name in ("maria", "noor"):
        with seen_as(cast[name]):
            lengths.add(len(bytes(Answer.objects.get().sealed)))
    assert len(lengths) == 1


def test_what_stands_outside_of_the_wall_is_the_same_whoever_answers(cast: Cast, pulse: Pulse) -> None:
    def outside() -> dict[str, str]:
        return {name: found for name, found in all_rows().items() if name.startswith(("pulse_", "safes_"))}

    before = outside()
    say(pulse, Word.LIGHT, by=cast["noor"])
    assert outside() == before


@pytest.mark.parametrize(
    "statement",
    ["UPDATE pulse_told SET epsilon = 0.1", "UPDATE pulse_told SET counts = NULL", "DELETE FROM pulse_told"],
)
def test_what_was_told_is_never_changed_so_no_budget_comes_back(cast: Cast, statement: str) -> None:
    told(cast.commons, date(2026, 5, 1), 9, 9, 9, 9, 9)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        sql(statement)
    assert Told.objects.get().counts == [9, 9, 9, 9, 9]
