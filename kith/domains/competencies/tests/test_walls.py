"""The second wall, by raw SQL: looks, answers and steps are there for the person whose they are, and nobody else."""

from functools import partial

import pytest

from kith.domains.competencies.models import Answer, Look, NextStep
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried, walled

TABLES = ("answer", "look", "nextstep")
_counts = partial(counts, app="competencies", tables=TABLES)
MARIAS = {"answer": 2, "look": 1, "nextstep": 1}


@pytest.fixture
def written(cast: Cast, look: Look, step: NextStep) -> Cast:
    return cast


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(written: Cast, name: str | None) -> None:
    nothing = dict.fromkeys(TABLES, 0)
    assert _counts(written[name] if name else None) == (MARIAS if name == "maria" else nothing)
    assert all(not rows("competencies", table) for table in TABLES)


def test_every_one_of_these_tables_is_walled(db: None) -> None:
    assert walled("competencies") == set(TABLES)


@pytest.mark.parametrize("name", ["ruth", "sam", "tomasz", None])
def test_nobody_changes_removes_or_adds_for_another(written: Cast, name: str | None) -> None:
    maria = written["maria"]
    with seen_as(maria):
        look = Look.objects.get().pk
    person = written[name] if name else None
    adds = "INSERT INTO competencies_answer (look_id, person_id, competency, word, note, answered_on) VALUES (%s, %s, 'links', 'new', '', now())"
    for statement, *parameters in (
        ("UPDATE competencies_answer SET word = 'show'",),
        ("UPDATE competencies_nextstep SET words = 'x'",),
        ("DELETE FROM competencies_answer",),
        ("DELETE FROM competencies_look",),
        ("DELETE FROM competencies_nextstep",),
        (adds, look, maria.pk),
        (adds, look, person.pk if person else 0),
    ):
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(maria) == MARIAS


def test_what_a_look_says_goes_with_it(written: Cast) -> None:
    maria = written["maria"]
    with seen_as(maria):
        Look.objects.all().delete()
        assert not Answer.objects.exists()
