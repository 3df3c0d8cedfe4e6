"""The second wall around sessions in writing, by raw SQL: for the members of one circle, and each one's own is changed by nobody else."""

from functools import partial

import pytest

from kith.domains.supervision.actions import nudging, written
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import brought, own_passages, say
from kith.foundation.spaces.actions.belonging import leave
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried, walled

TABLES = ("session", "passage", "reminded")
_counts = partial(counts, app="supervision", tables=TABLES)
NOTHING = dict.fromkeys(TABLES, 0)


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Noor, Maria and Sam have a circle; Noor wrote in it. Tomasz has a circle of his own."""
    circle(cast, "tomasz", "anneke")
    return circle(cast, "maria", "noor", "sam")


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    made = brought(of, by=cast["noor"])
    written.come_in(made, by=cast["sam"])
    say(made, "The heron", by=cast["noor"])
    with seen_as(cast["noor"]):
        nudging.note_came(cast["noor"])
    return made


INSIDE = {"session": 1, "passage": 1, "reminded": 0}
EXPECTED = {"noor": INSIDE | {"reminded": 1}, "maria": INSIDE, "sam": INSIDE}


def test_the_tables_are_walled(db: None) -> None:
    assert {*TABLES, "note"} <= walled("supervision")


@pytest.mark.parametrize("name", [*NAMES, None])
@pytest.mark.usefixtures("session")
def test_each_sees_what_is_of_their_circle_and_their_own(cast: Cast, name: str | None) -> None:
    assert _counts(cast[name] if name else None) == EXPECTED.get(name or "", NOTHING)
    assert all(not rows("supervision", table) for table in TABLES)


def test_who_left_sees_their_own_words_and_no_more(cast: Cast, of: Circle, session: Session) -> None:
    for name in ("noor", "sam"):
        leave(of.space.own_place(cast[name]))
    assert _counts(cast["noor"]) == {"session": 0, "passage": 1, "reminded": 1}
    assert _counts(cast["sam"]) == NOTHING


@pytest.mark.parametrize("name", ["ruth", "tomasz", "maria", None])
def test_nobody_changes_removes_or_adds_for_another(cast: Cast, session: Session, name: str | None) -> None:
    person = cast[name] if name else None
    (passage,) = own_passages(session, cast["noor"])
    for statement, *parameters in (
        ("UPDATE supervision_passage SET sealed = ''",),
        ("DELETE FROM supervision_passage",),
        ("DELETE FROM supervision_session",),
        ("UPDATE supervision_reminded SET told_at = now()",),
        ("""INSERT INTO supervision_passage (id, session_id, author_id, step, output, sealed, said_at)
            VALUES (gen_random_uuid(), %s, %s, 'arriving', '', '', now())""", session.pk, passage.author_id),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(cast["noor"]) == EXPECTED["noor"]


@pytest.mark.parametrize("name", ["ruth", "tomasz", None])
def test_nobody_moves_a_session_of_another_circle(cast: Cast, session: Session, name: str | None) -> None:
    person = cast[name] if name else None
    assert tried(person, "UPDATE supervision_session SET is_over = true") == 0
