"""The second wall, by raw SQL: what is written in a room is there for those in it alone."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kith.capabilities.rooms.actions.being import enter, forget, leave
from kith.capabilities.rooms.actions.opening import close_room, name_entrants
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.models import Line, Room
from kith.capabilities.rooms.tests.conftest import Come, lines_kept
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import keeping, seen_as
from tests.cast import Cast
from tests.walls import rows, sql, tried, walled

INSERT = "INSERT INTO rooms_line (room_id, by_id, safe_id, sealed, said_at) SELECT room_id, %s, safe_id, '', now() FROM rooms_line"


def _seen(person: Person | None) -> int:
    with seen_as(person):
        return len(rows("rooms", "line"))


@pytest.fixture
def line(cast: Cast, come: Come) -> Line:
    """Noor said something to Sam; both are in the room."""
    come("sam", "text")
    return say_line(come("noor", "text"), "Good evening", by=cast["noor"])


def test_the_application_is_bound_by_it(db: None) -> None:
    assert walled("rooms") == {"line"}


def test_those_inside_read_and_nobody_else(cast: Cast, line: Line) -> None:
    """Maria leads the room and is not in it; Dana could come in; Ruth is a steward."""
    seen = {name: _seen(cast[name]) for name in ("noor", "sam", "maria", "dana", "eleni", "ruth")}
    assert seen == {"noor": 1, "sam": 1, "maria": 0, "dana": 0, "eleni": 0, "ruth": 0}
    assert _seen(None) == 0


def test_who_is_named_reads_without_belonging_to_the_space(cast: Cast, room: Room) -> None:
    name_entrants(room, hosts=[cast["maria"]], others=[cast["eleni"]], by=cast["maria"])
    assert room.space.place_of(cast["eleni"]) is None
    enter(room, way="text", by=cast["eleni"])
    say_line(enter(room, way="text", by=cast["maria"]), "Good evening", by=cast["maria"])
    assert _seen(cast["eleni"]) == 1


def test_who_left_reads_only_what_they_said(cast: Cast, line: Line, come: Come) -> None:
    sam = come("sam", "text")
    say_line(sam, "Good night", by=cast["sam"])
    leave(sam, by=cast["sam"])
    assert [_seen(cast[name]) for name in ("noor", "sam")] == [2, 1]


@pytest.mark.parametrize("name", ["sam", "maria", "eleni", None])
def test_nobody_changes_removes_or_says_what_is_not_theirs(cast: Cast, line: Line, name: str | None) -> None:
    person = cast[name] if name else None
    assert tried(person, "UPDATE rooms_line SET sealed = ''") == 0
    assert tried(person, "DELETE FROM rooms_line") == 0
    assert tried(person, INSERT, line.by_id) == 0
    assert lines_kept() == 1


def test_whoever_closes_the_room_clears_what_they_cannot_read(cast: Cast, line: Line, room: Room) -> None:
    assert _seen(cast["maria"]) == 0
    close_room(room, by=cast["maria"])
    assert lines_kept() == 0


def test_who_closes_their_account_takes_their_lines_along(cast: Cast, line: Line, come: Come) -> None:
    say_line(come("sam", "text"), "Good night", by=cast["sam"])
    forget(cast["noor"])
    assert lines_kept() == 1
    assert _seen(cast["sam"]) == 1


def test_what_was_written_before_is_known_by_its_room_and_lies_in_the_same_safe(
    cast: Cast, line: Line, room: Room
) -> None:
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with keeping():
        MigrationExecutor(connection).migrate([("rooms", "0002_lines_in_safes")])
        assert _policies() == []
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("rooms"))
    assert _policies()
    assert Room.objects.get(pk=room.pk).safe_id == line.safe_id
    assert _seen(cast["sam"]) == 1


def _policies() -> list[tuple[Any, ...]]:
    return sql("SELECT policyname FROM pg_policies WHERE tablename = 'rooms_line'")
