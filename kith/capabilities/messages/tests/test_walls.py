"""The second wall, by raw SQL: what PostgreSQL shows to the application, with each person set and with none.

Nothing here asks through our queries: these are the statements of someone who forgot every filter.
"""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from kith.capabilities.messages.actions import asking, corresponding
from kith.capabilities.messages.models import Message, Seat
from kith.capabilities.messages.queries import reach_seat
from kith.capabilities.messages.reports import message_for_report
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, sql, tried, walled

TABLES = {"seat", "correspondence", "participant", "message"}
_counts = partial(counts, app="private_messages", tables=TABLES)
_all = partial(rows, "private_messages")
_tried = partial(tried, keys="_of_participant")
SECRET = "The quilt is blue"


@pytest.fixture
def written(cast: Cast) -> Cast:
    """Maria and Noor correspond. Maria asked Sam too, who declined, and Anneke, who has not answered."""
    seat = asking.write_to([cast["noor"]], SECRET, by=cast["maria"])
    asking.accept(seat_of(cast["noor"]), by=cast["noor"])
    corresponding.say(seat, f"{SECRET}, and soft", by=cast["maria"])
    asking.write_to([cast["sam"]], f"{SECRET} for Sam", by=cast["maria"])
    asking.decline(seat_of(cast["sam"]), by=cast["sam"])
    asking.write_to([cast["anneke"]], f"{SECRET} for Anneke", by=cast["maria"])
    return cast


def seat_of(person: Person) -> Seat:
    with seen_as(person):
        return Seat.objects.select_related("correspondence").get(person=person)


def test_the_application_is_bound_by_row_security_on_every_one_of_these_tables(db: None) -> None:
    asked = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert sql(asked) == [(False,)]
    assert walled("private_messages") == TABLES


EXPECTED = {
    "maria": {"seat": 3, "correspondence": 3, "participant": 6, "message": 4},
    "noor": {"seat": 1, "correspondence": 1, "participant": 2, "message": 2},
    "anneke": {"seat": 1, "correspondence": 1, "participant": 2, "message": 1},
    "sam": {"seat": 1, "correspondence": 1, "participant": 2, "message": 0},
}


@pytest.mark.parametrize("name", NAMES)
def test_each_person_sees_their_own_rows_and_no_other(written: Cast, name: str) -> None:
    assert _counts(written[name]) == EXPECTED.get(name, dict.fromkeys(TABLES, 0)), name


def test_with_no_person_there_are_no_rows(written: Cast) -> None:
    assert _counts(None) == dict.fromkeys(TABLES, 0)
    assert [_all(table) for table in TABLES] == [[], [], [], []]


def test_the_steward_sees_nothing(written: Cast) -> None:
    assert written["ruth"].is_steward
    with seen_as(written["ruth"]):
        assert SECRET not in str([_all(table) for table in TABLES])
        assert Message.objects.count() == 0
    assert SECRET not in written.client("ruth").get("/messages/").content.decode()


def test_the_wall_stands_again_after_a_transaction(written: Cast) -> None:
    with seen_as(written["maria"]):
        assert _all("message")
        with seen_as(written["noor"]):
            assert len(_all("seat")) == 1
        assert len(_all("seat")) == 3
        with pytest.raises(DatabaseError), seen_as(written["sam"]), transaction.atomic():
            sql("SELECT 1 / 0")
        assert len(_all("seat")) == 3
        with seen_as(None):
            assert _all("seat") == []
    assert _all("message") == []


OTHERS = ["noor", "sam", "anneke", "ruth", "eleni", "tomasz"]


@pytest.mark.parametrize("name", [*OTHERS, None])
def test_nobody_changes_or_deletes_what_is_not_theirs(written: Cast, name: str | None) -> None:
    with seen_as(written["maria"]):
        before = sorted(map(str, _all("message") + _all("seat") + _all("correspondence")))
        keys = [row[0] for row in sql("SELECT id FROM private_messages_message")]
    person = written[name] if name else None
    assert _tried(person, "UPDATE private_messages_message SET source = 'x' WHERE id = ANY(%s)", keys) == 0
    assert _tried(person, "DELETE FROM private_messages_message") == 0
    own = 0 if person is None else len([1 for each in EXPECTED if each == name])
    assert _tried(person, "UPDATE private_messages_seat SET read_to = read_to") == own
    with seen_as(written["maria"]):
        assert sorted(map(str, _all("message") + _all("seat") + _all("correspondence"))) == before


@pytest.fixture
def insertions(written: Cast) -> Callable[[str | None], list[int]]:
    """Someone tries to slip into the correspondence of Maria and Noor, and to speak in it."""
    key = seat_of(written["noor"]).correspondence_id
    maria = written["maria"].pk

    def try_all(name: str | None) -> list[int]:
        person = written[name] if name else None
        me = person.pk if person else 0
        message = """INSERT INTO private_messages_message (correspondence_id, number, author_id, source, html,
            sent_at, send_key) VALUES (%s, 90, %s, 'x', 'x', now(), '')"""
        participant = "INSERT INTO private_messages_participant (correspondence_id, person_id, state) VALUES (%s, %s, 'in')"
        seat = "INSERT INTO private_messages_seat (key, correspondence_id, person_id, state, read_to, told) VALUES (%s, %s, %s, 'in', 0, false)"
        return [
            _tried(person, message, key, me or maria),
            _tried(person, message, key, maria),
            _tried(person, participant, key, me or maria),
            _tried(person, seat, f"forged-{name}", key, maria),
            _tried(person, seat, f"own-{name}", key, me or maria),
        ]

    return try_all


@pytest.mark.parametrize("name", ["ruth", "eleni", "sam", None])
def test_nobody_slips_in_or_speaks_for_another(
    insertions: Callable[[str | None], list[int]], name: str | None
) -> None:
    assert insertions(name) == [0, 0, 0, 0, 0]


def test_who_has_not_accepted_cannot_speak(written: Cast) -> None:
    key = seat_of(written["anneke"]).correspondence_id
    statement = """INSERT INTO private_messages_message (correspondence_id, number, author_id, source, html,
        sent_at, send_key) VALUES (%s, 2, %s, 'x', 'x', now(), '')"""
    assert _tried(written["anneke"], statement, key, written["anneke"].pk) == 0


def test_a_report_carries_one_message_of_those_who_can_read_it(written: Cast) -> None:
    with seen_as(written["noor"]):
        message = Message.objects.order_by("number").first()
        assert message is not None
    report = message_for_report(message, by=written["noor"])
    assert (report.author, report.source) == (written["maria"], SECRET)
    for name in ("ruth", "sam", "eleni", "anneke"):
        with pytest.raises(Http404):
            message_for_report(message, by=written[name])


def test_another_ones_address_leads_nowhere(written: Cast) -> None:
    key = seat_of(written["noor"]).key
    for name in NAMES:
        if name == "victor":
            continue
        status = written.client(name).get(f"/messages/{key}/").status_code
        assert status == (200 if name == "noor" else 404), name
    with pytest.raises(Http404), seen_as(written["maria"]):
        reach_seat(written["maria"], key)
