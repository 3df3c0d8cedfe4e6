"""The second wall around sessions, by raw SQL, and what lies in their rows."""

from functools import partial

import pytest

from kith.domains.supervision.actions.keeping_words import note_down, write
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import does, on_to, together
from kith.foundation.spaces.actions.belonging import leave
from kith.infrastructure.database.private import keeping
from tests.cast import NAMES, Cast
from tests.keeping import all_rows
from tests.walls import counts, rows, sql, tried

TABLES = ("session", "passage", "note")
_counts = partial(counts, app="supervision", tables=TABLES)
NOTHING = dict.fromkeys(TABLES, 0)
INSIDE = {"session": 1, "passage": 1, "note": 0}
EXPECTED = {"maria": INSIDE, "noor": INSIDE | {"note": 1}, "sam": INSIDE | {"note": 1}}
WORDS = ("A key of brass", "The heron waits")


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Maria moderates, Noor brings something, Sam writes down; Tomasz and Ruth belong to another circle."""
    made = found(circle(cast, "maria", "noor", "sam"))
    circle(cast, "tomasz", "ruth")
    session = together(made, cast["noor"], cast["sam"], by=cast["maria"])
    does(session, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(session, Move.WRITE_DOWN, by=cast["maria"], of=cast["sam"])
    on_to(session, "key-question", by=cast["maria"])
    write(session, WORDS[0], output="key-question", by=cast["maria"])
    note_down(session, WORDS[1], by=cast["sam"])
    return made


@pytest.mark.parametrize("name", [*NAMES, None])
@pytest.mark.usefixtures("of")
def test_a_session_is_for_its_circle_and_notes_for_two_of_it(cast: Cast, name: str | None) -> None:
    assert _counts(cast[name] if name else None) == EXPECTED.get(name or "", NOTHING)
    assert all(not rows("supervision", table) for table in TABLES)


def test_whoever_left_sees_no_more_than_their_own_notes(cast: Cast, of: Circle) -> None:
    for name in ("noor", "sam"):
        leave(of.space.own_place(cast[name]))
    assert _counts(cast["noor"]) == NOTHING
    assert _counts(cast["sam"]) == NOTHING | {"note": 1}


@pytest.mark.parametrize("name", ["maria", "noor", "tomasz", "ruth", None])
@pytest.mark.usefixtures("of")
def test_nobody_writes_or_takes_notes_of_another(cast: Cast, name: str | None) -> None:
    person = cast[name] if name else None
    assert tried(person, "UPDATE supervision_note SET said_at = now()") == 0
    assert tried(person, "DELETE FROM supervision_note") == 0
    assert tried(person, "DELETE FROM supervision_session") == 0
    if name != "maria":
        assert tried(person, "DELETE FROM supervision_passage") == 0


@pytest.mark.usefixtures("of")
def test_the_tables_as_their_keeper_sees_them_hold_no_word_of_it(cast: Cast) -> None:
    with keeping():
        told, sealed = all_rows(), sql("SELECT sealed FROM supervision_note")
    assert sealed
    everything = "".join(told.values())
    for words in WORDS:
        assert words not in everything
        assert words.encode().hex() not in everything
    assert "Maria" not in told[Session._meta.db_table], "a state names nobody"
