"""The second wall, by raw SQL: a log is for one person, answers and requests to listen are for the members of one circle."""

from functools import partial

import pytest
from django.utils import timezone

from kith.domains.supervision.actions import keeping_log, listening, reviewing
from kith.domains.supervision.models import Circle, Listening
from kith.domains.supervision.tests.circles import circle, held
from kith.foundation.spaces.actions.belonging import leave
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried

TABLES = ("log", "reviewanswer", "listening")
_counts = partial(counts, app="supervision", tables=TABLES)
NOTHING = dict.fromkeys(TABLES, 0)


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Maria, Noor and Sam have a circle; Noor logged a meeting, answered a review and asks; Tomasz has a circle of his own."""
    made = circle(cast, "maria", "noor", "sam")
    circle(cast, "tomasz", "anneke")
    keeping_log.write_down(held(made, 1)[0], by=cast["noor"], part="participant", minutes=90)
    reviewing.answer(made, by=cast["noor"], helped="Tea", wish="go_on")
    listening.ask(made, until=timezone.localdate(), words="A long day", by=cast["noor"])
    return made


INSIDE = {"log": 0, "reviewanswer": 1, "listening": 1}
EXPECTED = {"noor": dict.fromkeys(TABLES, 1), "maria": INSIDE, "sam": INSIDE}


@pytest.mark.parametrize("name", [*NAMES, None])
@pytest.mark.usefixtures("of")
def test_each_sees_what_is_theirs_or_their_circle_s(cast: Cast, name: str | None) -> None:
    assert _counts(cast[name] if name else None) == EXPECTED.get(name or "", NOTHING)
    assert all(not rows("supervision", table) for table in TABLES)


def test_who_left_sees_what_they_said_and_no_more(cast: Cast, of: Circle) -> None:
    for name in ("noor", "sam"):
        leave(of.space.own_place(cast[name]))
    assert _counts(cast["noor"]) == EXPECTED["noor"]
    assert _counts(cast["sam"]) == NOTHING


@pytest.mark.parametrize("name", ["ruth", "tomasz", "maria", None])
def test_nobody_changes_removes_or_adds_for_another(cast: Cast, of: Circle, name: str | None) -> None:
    person = cast[name] if name else None
    place = of.space.own_place(cast["noor"]).pk
    for statement, *parameters in (
        ("UPDATE supervision_log SET sealed = 'x'",),
        ("DELETE FROM supervision_log",),
        ("UPDATE supervision_reviewanswer SET sealed = 'x'",),
        ("DELETE FROM supervision_reviewanswer",),
        ("DELETE FROM supervision_listening",),
        ("""INSERT INTO supervision_listening (circle_id, key, asker_id, sealed, asked_at, lapses_at, is_missed)
            VALUES (%s, 'k', %s, '', now(), now(), false)""", of.pk, place),
        ("""INSERT INTO supervision_reviewanswer (circle_id, review, member_id, safe_id, sealed, said_at)
            VALUES (%s, 2, %s, gen_random_uuid(), '', now())""", of.pk, place),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(cast["noor"]) == EXPECTED["noor"]


def test_nobody_asks_in_a_circle_to_which_they_do_not_belong(cast: Cast, of: Circle) -> None:
    elsewhere = Circle.objects.exclude(pk=of.pk).get().space.own_place(cast["tomasz"])
    asked = """INSERT INTO supervision_listening (circle_id, key, asker_id, sealed, asked_at, lapses_at, is_missed)
        VALUES (%s, 'k', %s, '', now(), now(), false)"""
    assert tried(cast["tomasz"], asked, of.pk, elsewhere.pk) == 0
    with seen_as(cast["noor"]):
        assert Listening.objects.count() == 1
