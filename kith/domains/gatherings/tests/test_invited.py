"""Who is invited comes through any door; and a seat goes to exactly one person, whom its holder names."""

from collections.abc import Callable

import pytest

from kith.domains.gatherings.actions import inviting, seating, transferring
from kith.domains.gatherings.models import Invited, Seat, Seats, Transfer
from kith.domains.gatherings.tests.conftest import Announce
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.at_once import meanwhile
from tests.cast import Cast, assemble
from tests.contracts.makers import MAKERS


def _page(cast: Cast, who: str, address: str) -> str:
    return str(cast.client(who).get(address, follow=True).content.decode())


def _state(seat: Seat) -> str:
    return Seat.objects.get(pk=seat.pk).state


@pytest.mark.parametrize("door", ["invitation", "request"])
def test_a_host_invites_by_name_and_the_invited_take_a_seat_at_once(
    cast: Cast, announced: Announce, deliver: Callable[[], None], door: str
) -> None:
    item = announced(door=door)
    address = f"/gatherings/{item.pk}/invitations/"
    assert cast.client("maria").post(address, {"names": "@noor @sam"}).status_code == 302
    deliver()
    assert "A host invites you to a gathering." in _page(cast, "noor", "/inbox/")
    assert "A host invites you." in _page(cast, "noor", item.get_absolute_url())
    cast.client("noor").post(f"/gatherings/{item.pk}/seat/", {"way": "online"})
    assert Seat.objects.get(person=cast["noor"]).state == "seated"
    assert [each.person for each in Invited.objects.all()] == [cast["sam"]], "who came is invited no longer"


def test_an_invitation_passes_in_silence(
    cast: Cast, announced: Announce, deliver: Callable[[], None]
) -> None:
    item = announced(door="invitation")
    inviting.invite(item, people=[cast["noor"]], by=cast["maria"])
    cast.client("noor").post(f"/gatherings/{item.pk}/invitations/refusal/")
    assert not Invited.objects.exists()
    assert cast.client("noor").get(f"/gatherings/{item.pk}/seat/").status_code == 403
    deliver()
    assert "Listening at night" not in _page(cast, "maria", "/inbox/")


@pytest.mark.parametrize("key", ["", "x", "9" * 30, "0"])
def test_what_is_no_invitation_cannot_be_taken_back(cast: Cast, announced: Announce, key: str) -> None:
    item = announced(door="invitation")
    address = f"/gatherings/{item.pk}/invitations/end/"
    assert cast.client("maria").post(address, {"invited": key}).status_code == 404


def test_a_host_takes_an_invitation_back(cast: Cast, announced: Announce) -> None:
    item = announced(door="invitation")
    inviting.invite(item, people=[cast["noor"]], by=cast["maria"])
    assert "Noor" in _page(cast, "maria", f"/gatherings/{item.pk}/invitations/")
    cast.client("maria").post(
        f"/gatherings/{item.pk}/invitations/end/", {"invited": Invited.objects.get().pk}
    )
    assert cast.client("noor").get(f"/gatherings/{item.pk}/seat/").status_code == 403


@pytest.mark.parametrize("names", ["@nobody-here", "@eleni", "@maria", "@"])
def test_only_others_of_the_space_can_be_named_and_what_was_typed_stays(
    cast: Cast, announced: Announce, names: str
) -> None:
    item = announced(door="invitation")
    answer = cast.client("maria").post(f"/gatherings/{item.pk}/invitations/", {"names": f"@noor {names}"[: len(names) + 6] if names != "@" else "@"})  # fmt: skip
    assert answer.status_code == 422
    assert f'value="{"@noor " if names != "@" else ""}{names}"' in answer.content.decode()
    assert not Invited.objects.exists()


def test_only_hosts_invite(cast: Cast, announced: Announce) -> None:
    item = announced()
    assert cast.client("noor").get(f"/gatherings/{item.pk}/invitations/").status_code == 403


def test_a_seat_goes_to_the_person_whom_its_holder_names(
    cast: Cast, announced: Announce, deliver: Callable[[], None]
) -> None:
    item = announced(seats_online=1)
    noor, dana = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "dana"))
    assert cast.client("noor").post(f"/me/seats/{noor.pk}/transfer/", {"names": "@sam"}).status_code == 302
    assert _state(noor) == "seated", "until Sam takes it"
    deliver()
    assert "Someone would like to give you their seat." in _page(cast, "sam", "/inbox/")
    page = _page(cast, "sam", item.get_absolute_url())
    assert "<strong>Noor</strong> would like to give you their seat." in page
    cast.client("sam").post(f"/me/transfers/{Transfer.objects.get().pk}/acceptance/")
    assert (_state(noor), _state(dana)) == ("given_back", "waiting"), "who waits is where they were"
    assert Seat.objects.get(person=cast["sam"]).state == "seated"
    assert Seats.objects.get().taken == 1
    deliver()
    assert "Your seat has gone to the person whom you named." in _page(cast, "noor", "/inbox/")


def test_who_waits_leaves_the_line_when_someone_gives_them_a_seat(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    noor, sam = (seating.come(item, way="online", by=cast[who]) for who in ("noor", "sam"))
    transferring.offer_to(noor, to=cast["sam"], by=cast["noor"])
    transferring.take_over(Transfer.objects.get(), by=cast["sam"])
    assert _state(sam) == "given_back"
    assert [seat.person for seat in Seat.objects.filter(state="seated")] == [cast["sam"]]
    assert Seats.objects.get().taken == 1


def test_who_has_a_seat_takes_no_second_one_and_the_offer_stands(cast: Cast, announced: Announce) -> None:
    item = announced()
    noor = seating.come(item, way="online", by=cast["noor"])
    transferring.offer_to(noor, to=cast["sam"], by=cast["noor"])
    sam = seating.come(item, way="online", by=cast["sam"])
    answer = cast.client("sam").post(f"/me/transfers/{Transfer.objects.get().pk}/acceptance/", follow=True)
    assert "You have a seat already" in answer.content.decode()
    assert (_state(noor), _state(sam)) == ("seated", "seated")
    assert Transfer.objects.get().to == cast["sam"], "Noor still sees that it is offered"


def test_a_seat_can_be_kept_after_all_and_not_be_wanted(cast: Cast, announced: Announce) -> None:
    item = announced()
    noor = seating.come(item, way="online", by=cast["noor"])
    transferring.offer_to(noor, to=cast["sam"], by=cast["noor"])
    cast.client("sam").post(f"/me/transfers/{Transfer.objects.get().pk}/refusal/")
    assert not Transfer.objects.exists()
    transferring.offer_to(noor, to=cast["sam"], by=cast["noor"])
    cast.client("noor").post(f"/me/seats/{noor.pk}/transfer/end/")
    assert not Transfer.objects.exists()
    assert _state(noor) == "seated"


@pytest.mark.parametrize("door", ["request", "invitation"])
def test_where_hosts_say_who_comes_no_seat_is_given_away(cast: Cast, announced: Announce, door: str) -> None:
    item = announced(door=door)
    inviting.invite(item, people=[cast["noor"]], by=cast["maria"])
    seat = seating.come(item, way="online", by=cast["noor"])
    assert cast.client("noor").get(f"/me/seats/{seat.pk}/transfer/").status_code == 404


def test_nobody_else_can_give_or_take_a_seat(cast: Cast, announced: Announce) -> None:
    item = announced()
    seat = seating.come(item, way="online", by=cast["noor"])
    assert cast.client("dana").get(f"/me/seats/{seat.pk}/transfer/").status_code == 404
    transferring.offer_to(seat, to=cast["sam"], by=cast["noor"])
    pk = Transfer.objects.get().pk
    assert cast.client("dana").post(f"/me/transfers/{pk}/acceptance/").status_code == 404
    keep_away(cast["noor"], by=cast["sam"], sort="block")
    assert cast.client("sam").post(f"/me/transfers/{pk}/acceptance/").status_code == 404


def test_pressed_twice_at_the_same_time_a_seat_is_given_once(transactional_db: None) -> None:
    cast = assemble()
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    seat = seating.come(item, way="online", by=cast["noor"])
    transferring.offer_to(seat, to=cast["sam"], by=cast["noor"])
    offered = Transfer.objects.get()
    meanwhile(
        lambda: transferring.take_over(offered, by=cast["sam"]),
        lambda: seating.give_back(seat, by=cast["noor"]),
    ).result()
    assert Seats.objects.get().taken == Seat.objects.filter(state="seated").count()
    assert Seat.objects.filter(person=cast["sam"], state="seated").count() <= 1
