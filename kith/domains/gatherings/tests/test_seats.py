"""Seats: never one too many, in the order in which people came, and nobody's matter but their own and the hosts'."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.actions.announcing import announce
from kith.domains.gatherings.actions.changing import replan
from kith.domains.gatherings.actions.moving import carry_seats, forget
from kith.domains.gatherings.jobs import pass_seats_on
from kith.domains.gatherings.models import Needs, Seat, Seats
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.seats import named_among, needs_told, people_of
from kith.domains.gatherings.tests.conftest import Announce, plan
from kith.infrastructure.database.private import seen_as
from tests.at_once import meanwhile
from tests.cast import Cast, assemble

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


def _state(seat: Seat) -> str:
    return Seat.objects.get(pk=seat.pk).state


def test_the_last_seat_goes_to_one_person(transactional_db: None) -> None:
    cast = assemble()
    item = announce(
        by=cast.place("maria", cast.commons), title="Tea", source="We meet.", plan=plan(seats_online=1)
    )
    item = reach_gathering(cast["noor"], item.pk)
    meanwhile(
        lambda: seating.come(item, way="online", by=cast["noor"]),
        lambda: seating.come(item, way="online", by=cast["sam"]),
    ).result()
    assert sorted(Seat.objects.values_list("state", flat=True)) == ["seated", "waiting"]
    assert Seats.objects.get().taken == 1


def test_a_second_press_of_the_button_changes_nothing(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=5)
    first = seating.come(item, way="online", by=cast["noor"])
    assert seating.come(item, way="online", by=cast["noor"]) == first
    assert Seats.objects.get().taken == 1


def test_the_database_itself_lets_nobody_take_one_seat_too_many(cast: Cast, announced: Announce) -> None:
    announced(seats_online=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seats.objects.update(taken=2)


def test_rooms_and_screens_have_seats_of_their_own(cast: Cast, announced: Announce) -> None:
    item = announced(way="both", place="Casa Azul", seats_here=1, seats_online=1)
    states = [
        seating.come(item, way=way, by=cast[who]).state
        for who, way in (("noor", "here"), ("sam", "online"), ("dana", "here"), ("anneke", "online"))
    ]
    assert states == ["seated", "seated", "waiting", "waiting"]


def test_whoever_waits_longest_is_asked_and_has_time_to_answer(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    noor, sam, dana = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam", "dana"))
    seating.give_back(noor, by=cast["noor"])
    assert (_state(noor), _state(sam), _state(dana)) == ("given_back", "offered", "waiting")
    offered = Seat.objects.get(pk=sam.pk)
    assert offered.answer_by is not None
    assert offered.answer_by > timezone.now() + timedelta(hours=23)
    assert seating.come(item, way="online", by=cast["anneke"]).state == "waiting", "the seat is kept for Sam"
    seating.answer_yes(sam, by=cast["sam"])
    assert _state(sam) == "seated"


def test_where_hosts_want_fewer_what_is_given_back_is_free_for_nobody(
    cast: Cast, announced: Announce
) -> None:
    item = announced(seats_online=3)
    seats = [seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam", "anneke")]
    replan(item, plan={"seats_online": 1}, by=cast["maria"])
    assert Seats.objects.get().taken == 3, "nobody loses a seat by it"
    for seat in seats[:2]:
        waits = seating.come(item, way="online", by=cast["dana"])
        seating.give_back(seat, by=seat.person)
        assert _state(waits) == "waiting"
    seating.give_back(seats[2], by=cast["anneke"])
    assert (_state(waits), Seats.objects.get().capacity) == ("offered", 1)


def test_what_is_not_answered_in_time_goes_to_the_next(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    noor, sam, dana = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam", "dana"))
    seating.give_back(noor, by=cast["noor"])
    pass_seats_on(timestamp=0)
    assert _state(sam) == "offered", "there is time yet"
    Seat.objects.filter(pk=sam.pk).update(answer_by=timezone.now() - timedelta(minutes=1))
    pass_seats_on(timestamp=0)
    assert (_state(sam), _state(dana)) == ("given_back", "offered")
    assert Seats.objects.get().taken == 1


def test_in_the_last_hour_a_free_seat_is_for_whoever_comes_first(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    noor, sam = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam"))
    item.gathering.occasions.update(
        begins_at=timezone.now() + timedelta(minutes=30), ends_at=timezone.now() + timedelta(hours=2)
    )
    seating.give_back(noor, by=cast["noor"])
    assert _state(sam) == "waiting", "it is too late to ask and wait for an answer"
    seating.answer_yes(sam, by=cast["sam"])
    assert _state(sam) == "seated"


def test_each_date_has_its_own_seats_where_they_are_taken_by_themselves(
    cast: Cast, announced: Announce
) -> None:
    item = announced(rule=WEEKLY, each_date=True, seats_online=1)
    first, second = item.gathering.occasions.all()[:2]
    states = [
        seating.come(item, way="online", by=cast[who], occasion=date).state
        for who, date in (("noor", first), ("noor", second), ("sam", first))
    ]
    assert states == ["seated", "seated", "waiting"]


def test_where_a_host_decides_people_ask_and_hear_the_answer(
    cast: Cast, announced: Announce, deliver: Callable[[], None]
) -> None:
    item = announced(door="request", seats_online=1)
    noor, sam, dana = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam", "dana"))
    assert noor.state == "asked"
    seating.admit(noor, by=cast["maria"])
    seating.admit(sam, by=cast["maria"])
    seating.decline(dana, by=cast["maria"])
    assert [_state(seat) for seat in (noor, sam, dana)] == ["seated", "waiting", "declined"]
    deliver()
    inbox = cast.client("noor").get("/inbox/").content.decode()
    assert "A host said yes: you have a seat." in inbox


@pytest.mark.parametrize(
    ("door", "who_may"),
    [
        ("open", {"tomasz", "noor", "dana", "eleni"}),
        ("request", {"tomasz", "noor", "dana", "eleni"}),
        ("members", {"tomasz", "noor", "dana"}),
        ("invitation", {"tomasz"}),
    ],
)
def test_the_door_is_open_to_exactly_those_for_whom_it_is(
    cast: Cast, announced: Announce, door: str, who_may: set[str]
) -> None:
    item = announced(door=door)
    address = f"/gatherings/{item.pk}/seat/"
    answers = {
        who: cast.client(who).post(address, {"way": "online"}).status_code
        for who in ("tomasz", "noor", "dana", "eleni")
    }
    assert {who for who, status in answers.items() if status == 302} == who_may
    assert set(answers.values()) <= {302, 403}


def test_who_comes_is_seen_only_by_choice_and_only_by_those_who_come(cast: Cast, announced: Announce) -> None:
    item = announced(where="rural", who="maria", visibility="space")
    seating.come(item, way="online", by=cast["kestrel"], shows=True)
    assert named_among(item, reader=cast["maria"]) == ["Kestrel"], "by the name of this space"
    page = cast.client("tomasz").get(item.get_absolute_url()).content.decode()
    assert "Kestrel" in page, "hosts see it"
    commons = announced()
    seating.come(commons, way="online", by=cast["sam"], shows=True)
    seating.come(commons, way="online", by=cast["anneke"])
    assert "Sam Rivera" not in cast.client("noor").get(commons.get_absolute_url()).content.decode()
    seating.come(commons, way="online", by=cast["noor"])
    page = cast.client("noor").get(commons.get_absolute_url()).content.decode()
    assert "Sam Rivera" in page
    assert "Anneke" not in page


def test_needs_are_told_to_hosts_by_choice_and_the_database_shows_them_to_nobody_else(
    cast: Cast, announced: Announce
) -> None:
    item = announced()
    seating.say_needs("A quiet corner", by=cast["noor"])
    seat = seating.come(item, way="online", by=cast["noor"])

    def readers() -> set[str]:
        found = set()
        for who in cast.people:
            with seen_as(cast[who]), connection.cursor() as cursor:
                cursor.execute("SELECT * FROM gatherings_needs")
                found |= {who} if cursor.fetchall() else set()
        return found

    assert readers() == {"noor"}
    Seat.objects.filter(pk=seat.pk).update(tells_needs=True)
    assert readers() == {"noor", "maria", "tomasz"}
    assert needs_told(people_of(item), reader=cast["maria"]) == {cast["noor"].pk: "A quiet corner"}
    seating.give_back(Seat.objects.get(pk=seat.pk), by=cast["noor"])
    assert readers() == {"noor"}
    assert not Needs.objects.exists(), "outside of the wall there are no rows"


def test_who_closes_their_account_gives_back_their_seats(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    noor, sam = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam"))
    forget(cast["noor"])
    assert (_state(noor), _state(sam)) == ("given_back", "offered")


def test_two_accounts_that_become_one_hold_one_seat(cast: Cast, announced: Announce) -> None:
    item, other = announced(seats_online=2), announced(seats_online=2)
    for who in ("noor", "sam"):
        seating.come(item, way="online", by=cast[who])
    seating.come(other, way="online", by=cast["sam"])
    carry_seats(cast["sam"], into=cast["noor"])
    assert item.gathering.seats.get().taken == 1
    assert Seat.objects.filter(person=cast["noor"], state="seated").count() == 2
    assert not Seat.objects.filter(person=cast["sam"]).exists()
