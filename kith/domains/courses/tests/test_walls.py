"""The second wall, by raw SQL: where someone is in a course is there for that person, and for nobody else."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from kith.domains.courses.actions import taking
from kith.domains.courses.models import Taking
from kith.domains.courses.tests.conftest import Teach, steps_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast

TABLES = ("taking", "done", "answer")


@pytest.fixture
def taken(cast: Cast, teach: Teach) -> Cast:
    """Noor is done with a step, and wrote something at another."""
    steps = steps_of(teach())
    taking.finish(steps["reading"], by=cast["noor"])
    taking.answer(steps["task"], words="Mine", by=cast["noor"])
    return cast


def _sql(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall()) if cursor.description else [(cursor.rowcount,)]


def _counts(person: Person | None) -> dict[str, int]:
    with seen_as(person):
        return {table: len(_sql(f'SELECT * FROM "courses_{table}"')) for table in TABLES}  # noqa: S608


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(taken: Cast, name: str | None) -> None:
    assert _counts(taken[name] if name else None) == dict.fromkeys(TABLES, 1 if name == "noor" else 0)
    assert all(not _sql(f'SELECT * FROM "courses_{table}"') for table in TABLES)  # noqa: S608


def test_every_one_of_these_tables_is_walled(db: None) -> None:
    walled = """SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity
        AND row_security_active(oid) AND relname LIKE 'courses_%%'"""
    assert {name.removeprefix("courses_") for (name,) in _sql(walled)} == set(TABLES)


@pytest.mark.parametrize("name", ["maria", "ruth", "tomasz", None])
def test_nobody_changes_removes_or_adds_for_another(taken: Cast, name: str | None) -> None:
    noor, person = taken["noor"], taken[name] if name else None
    with seen_as(noor):
        kept = Taking.objects.get()
    step = kept.course.steps.latest("pk").pk
    for statement, *parameters in (
        ("UPDATE courses_answer SET words = 'x'",),
        ("DELETE FROM courses_done",),
        ("DELETE FROM courses_taking",),
        ("INSERT INTO courses_done (taking_id, person_id, step_id) VALUES (%s, %s, %s)", kept.pk, noor.pk, step),
        ("INSERT INTO courses_done (taking_id, person_id, step_id) VALUES (%s, %s, %s)", kept.pk, person.pk if person else 0, step),
    ):  # fmt: skip
        assert _tried(person, statement, *parameters) == 0, statement
    assert _counts(noor) == dict.fromkeys(TABLES, 1)


def _tried(person: Person | None, statement: str, *parameters: Any) -> int:
    try:
        with seen_as(person):
            return int(_sql(statement, *parameters)[0][0])
    except (ProgrammingError, IntegrityError) as refused:
        if "row-level security" in str(refused):
            return 0
        raise


def test_what_belongs_to_it_goes_with_it(taken: Cast) -> None:
    with seen_as(taken["noor"]):
        Taking.objects.all().delete()
    assert _counts(taken["noor"]) == dict.fromkeys(TABLES, 0)
