"""The second wall, by raw SQL: looks, answers and steps are there for the person whose they are, and nobody else."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from kith.domains.competencies.models import Answer, Look, NextStep
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import keeping, seen_as
from tests.cast import NAMES, Cast

TABLES = ("answer", "look", "nextstep")
MARIAS = {"answer": 2, "look": 1, "nextstep": 1}


@pytest.fixture
def written(cast: Cast, look: Look, step: NextStep) -> Cast:
    return cast


def _sql(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall()) if cursor.description else [(cursor.rowcount,)]


def _counts(person: Person | None) -> dict[str, int]:
    with seen_as(person):
        return {table: len(_sql(f'SELECT * FROM "competencies_{table}"')) for table in TABLES}  # noqa: S608


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(written: Cast, name: str | None) -> None:
    nothing = dict.fromkeys(TABLES, 0)
    assert _counts(written[name] if name else None) == (MARIAS if name == "maria" else nothing)
    assert all(not _sql(f'SELECT * FROM "competencies_{table}"') for table in TABLES)  # noqa: S608


def test_every_one_of_these_tables_is_walled(db: None) -> None:
    walled = """SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity
        AND row_security_active(oid) AND relname LIKE 'competencies_%%'"""
    assert {name.removeprefix("competencies_") for (name,) in _sql(walled)} == set(TABLES)


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
        assert _tried(person, statement, *parameters) == 0, statement
    assert _counts(maria) == MARIAS


def _tried(person: Person | None, statement: str, *parameters: Any) -> int:
    try:
        with seen_as(person):
            return int(_sql(statement, *parameters)[0][0])
    except (ProgrammingError, IntegrityError) as refused:
        if "row-level security" in str(refused):
            return 0
        raise


def test_what_a_look_says_goes_with_it(written: Cast) -> None:
    maria = written["maria"]
    with seen_as(maria):
        Look.objects.all().delete()
        assert not Answer.objects.exists()


def test_the_wall_can_be_taken_down_and_put_up_again(db: None) -> None:
    walls = "SELECT count(*) FROM pg_policies WHERE tablename LIKE 'competencies_%%'"
    before = _sql(walls)
    with keeping():
        MigrationExecutor(connection).migrate([("competencies", "0001_initial")])
        assert _sql(walls) == [(0,)]
        MigrationExecutor(connection).migrate([("competencies", "0002_walls")])
    assert _sql(walls) == before
