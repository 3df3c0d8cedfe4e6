"""The second wall, by raw SQL: where someone is in a course is there for that person, and for nobody else."""

from functools import partial

import pytest

from kith.domains.courses.actions import taking
from kith.domains.courses.models import Taking
from kith.domains.courses.tests.conftest import Teach, steps_of
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried, walled

TABLES = ("taking", "done", "answer")
_counts = partial(counts, app="courses", tables=TABLES)


@pytest.fixture
def taken(cast: Cast, teach: Teach) -> Cast:
    """Noor is done with a step, and wrote something at another."""
    steps = steps_of(teach())
    taking.finish(steps["reading"], by=cast["noor"])
    taking.answer(steps["task"], words="Mine", by=cast["noor"])
    return cast


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(taken: Cast, name: str | None) -> None:
    assert _counts(taken[name] if name else None) == dict.fromkeys(TABLES, 1 if name == "noor" else 0)
    assert all(not rows("courses", table) for table in TABLES)


def test_every_one_of_these_tables_is_walled(db: None) -> None:
    assert walled("courses") == set(TABLES)


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
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(noor) == dict.fromkeys(TABLES, 1)


def test_what_belongs_to_it_goes_with_it(taken: Cast) -> None:
    with seen_as(taken["noor"]):
        Taking.objects.all().delete()
    assert _counts(taken["noor"]) == dict.fromkeys(TABLES, 0)
