"""A round that is solved takes its time; what is quick has a place beside it."""

from django.db import connection

from kith.config.tests.working import forget_jobs
from kith.domains.supervision.rounds.jobs import lapse_knock, round_is_over
from kith.domains.supervision.tests.rounds.people import round_of
from tests.cast import Cast


def _taken() -> str | None:
    """The name of the job that a worker with a free place would take now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_fetch_job_v2(NULL, NULL)")
        (name,) = cursor.fetchone()
    return str(name) if name else None


def test_rounds_are_solved_one_after_the_other_and_what_is_quick_does_not_wait(cast: Cast) -> None:
    rounds = [round_of(cast) for _each in range(2)]
    forget_jobs()
    for of in rounds:
        round_is_over(of.pk)
    lapse_knock.defer(person=cast["noor"].pk, key=rounds[0].pk)
    assert [_taken() for _place in range(3)] == ["supervision.look_at_round", "supervision.lapse_knock", None]


def test_a_round_that_ends_some_day_holds_up_nobody_until_then(cast: Cast) -> None:
    round_of(cast)
    other = round_of(cast)
    round_is_over(other.pk)
    taken = [_taken() for _place in range(20)]
    assert "supervision.look_at_round" in taken
