"""Two people who press at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from kith.capabilities.messages.actions import asking, corresponding
from kith.capabilities.messages.actions.handing import held
from kith.capabilities.messages.models import Message, Seat
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import keeping, seen_as
from tests.cast import Cast, assemble

type Verb = Callable[[Person], object]


@pytest.fixture
def house(transactional_db: None) -> Cast:
    """What threads write is really written."""
    return assemble()


def _at_once(verb: Verb, *people: Person) -> None:
    ready = Barrier(len(people))

    def one(person: Person) -> None:
        try:
            connection.ensure_connection()
            ready.wait(10)
            verb(person)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        for done in [pool.submit(one, person) for person in people]:
            done.result()


def _seat(person: Person) -> Seat:
    with seen_as(person):
        return Seat.objects.select_related("correspondence").get(person=person)


@pytest.fixture
def together(house: Cast) -> tuple[Person, Person]:
    maria, noor = house["maria"], house["noor"]
    asking.write_to([noor], "Shall we talk?", by=maria)
    asking.accept(_seat(noor), by=noor)
    return maria, noor


def test_when_both_leave_at_once_nothing_stays_behind(together: tuple[Person, Person]) -> None:
    _at_once(lambda person: corresponding.leave(_seat(person), by=person), *together)
    with keeping():
        assert Message.objects.count() == Seat.objects.count() == 0


def test_when_both_accounts_are_closed_at_once_nothing_stays_behind(together: tuple[Person, Person]) -> None:
    _at_once(corresponding.forget, *together)
    with keeping():
        assert Message.objects.count() == Seat.objects.count() == 0


def test_who_accepts_waits_for_whoever_is_just_leaving(house: Cast) -> None:
    """Else they would be told of by someone who is no longer there."""
    maria, noor, sam = (house[name] for name in ("maria", "noor", "sam"))
    asking.write_to([noor, sam], "Shall we talk?", by=maria)
    asking.accept(_seat(noor), by=noor)
    seat = _seat(sam)
    with seen_as(maria):
        held(_seat(maria), by=maria)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(_has_to_wait, lambda: asking.accept(seat, by=sam)).result()
        corresponding.leave(_seat(maria), by=maria)
    asking.accept(seat, by=sam)
    with seen_as(sam):
        assert Seat.objects.get().is_in


def _has_to_wait(verb: Callable[[], object]) -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
        verb()
    except OperationalError:
        return True
    finally:
        connection.close()
    return False


def test_two_who_write_at_once_get_two_numbers(together: tuple[Person, Person]) -> None:
    _at_once(lambda person: corresponding.say(_seat(person), "At once", by=person), *together)
    with seen_as(together[0]):
        assert sorted(Message.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_asking_twice_at_once_asks_once(house: Cast) -> None:
    maria, sam = house["maria"], house["sam"]
    _at_once(lambda person: asking.write_to([sam], "Hello", by=person), maria, maria)
    with seen_as(sam):
        assert Message.objects.count() == 1
