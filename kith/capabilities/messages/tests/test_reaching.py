"""Who can be written to, and who cannot: by choice, under another name, behind a line."""

from collections.abc import Callable

import pytest

from kith.capabilities.messages.actions import asking, corresponding
from kith.capabilities.messages.actions.reaching import choose_reach
from kith.capabilities.messages.models import Letterbox
from kith.capabilities.messages.policy import may_write_to
from kith.capabilities.messages.tests.requests import CHANGING, ask, seat_of
from kith.capabilities.notifications.models import Notice
from kith.foundation.spaces.actions.boundaries import keep_away, lift
from tests.cast import Cast

Deliver = Callable[[], None]


# Who can be reached


def test_by_default_people_of_ones_spaces_can_ask_and_strangers_cannot(cast: Cast) -> None:
    assert may_write_to(cast["maria"], to=cast["noor"])
    assert not may_write_to(cast["eleni"], to=cast["noor"])
    assert not may_write_to(cast["maria"], to=cast["eleni"])
    assert not may_write_to(cast["maria"], to=cast["maria"])
    assert not may_write_to(cast["maria"], to=cast["victor"])


@pytest.mark.parametrize(
    ("reach", "maria", "eleni"), [("nobody", False, False), ("spaces", True, False), ("members", True, True)]
)
def test_a_person_chooses_who_may_ask(cast: Cast, reach: str, maria: bool, eleni: bool) -> None:
    choose_reach(reach, by=cast["noor"])
    assert may_write_to(cast["maria"], to=cast["noor"]) is maria
    assert may_write_to(cast["eleni"], to=cast["noor"]) is eleni


def test_a_steward_has_no_other_reach(cast: Cast) -> None:
    choose_reach("nobody", by=cast["noor"])
    assert not may_write_to(cast["ruth"], to=cast["noor"])
    assert cast.client("ruth").get("/messages/new/?to=noor").status_code == 404


def test_a_name_chosen_for_a_space_never_leads_to_the_person(cast: Cast) -> None:
    """Kestrel goes by that name in the rural space; in the commons all know Robin."""
    place = cast.place("kestrel", cast.commons)
    assert may_write_to(cast["maria"], to=cast["kestrel"])
    place.display_name = "Someone else"
    place.save()
    assert not may_write_to(cast["maria"], to=cast["kestrel"])
    assert not may_write_to(cast["kestrel"], to=cast["maria"])
    page = cast.client("maria").get(cast.place("kestrel", cast.rural).get_absolute_url())
    assert "/messages/new/" not in page.content.decode()


@pytest.mark.parametrize("verb", ["get", "post"])
def test_where_nobody_may_write_there_is_no_page_whatever_the_reason(cast: Cast, verb: str) -> None:
    choose_reach("nobody", by=cast["sam"])
    answers = [
        getattr(cast.client("noor"), verb)(f"/messages/new/?to={handle}")
        for handle in ("eleni", "sam", "victor", "nobody", "noor", "")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({CHANGING.sub("", answer.content.decode()) for answer in answers}) == 1


def test_the_way_stands_on_a_page_only_where_one_may_write(cast: Cast) -> None:
    way = '/messages/new/?to=noor"'
    assert way in cast.client("maria").get("/people/noor/").content.decode()
    assert way not in cast.client("eleni").get("/people/noor/").content.decode()
    assert way not in cast.client("noor").get("/people/noor/").content.decode()


def test_a_group_cannot_hold_whom_one_may_not_write_to(cast: Cast) -> None:
    for others in ("@eleni", "@nobody", "@sam @victor"):
        answer = cast.client("maria").post("/messages/new/?to=noor", {"text": "Hello", "others": others})
        assert answer.status_code == 422
        assert "Not all of these can be written to." in answer.content.decode()
        assert f'value="{others}"' in answer.content.decode()


# Those who keep away


@pytest.mark.parametrize(("by", "other"), [("maria", "noor"), ("noor", "maria")])
def test_a_block_on_either_side_makes_both_unreachable_and_hides_what_was_said(
    cast: Cast, by: str, other: str
) -> None:
    seat = ask(cast)
    theirs = seat_of(cast["noor"])
    asking.accept(theirs, by=cast["noor"])
    boundary = keep_away(cast[other], by=cast[by], sort="block")
    for name, one, handle in (("maria", seat, "noor"), ("noor", theirs, "maria")):
        client = cast.client(name)
        assert client.get(f"/messages/new/?to={handle}").status_code == 404
        assert client.get(one.get_absolute_url()).status_code == 404
        assert client.post(f"{one.get_absolute_url()}words/", {"source": "Hello?"}).status_code == 404
        assert one.key not in client.get("/messages/").content.decode()
    lift(boundary, by=cast[by])
    assert "Shall we talk?" in cast.client("maria").get(seat.get_absolute_url()).content.decode()


def test_who_is_muted_is_not_told_and_not_heard(cast: Cast, deliver: Deliver) -> None:
    boundary = keep_away(cast["maria"], by=cast["noor"], sort="mute")
    seat = ask(cast)
    deliver()
    page = cast.client("maria").get(seat.get_absolute_url()).content.decode()
    assert "Sent. You will see an answer here if there is one." in page
    client = cast.client("noor")
    assert "Shall we talk?" not in client.get("/messages/").content.decode()
    assert not client.get("/").context["frame"].letters
    assert not Notice.objects.filter(person=cast["noor"], page__startswith="/messages/").exists()
    lift(boundary, by=cast["noor"])
    assert "Shall we talk?" in client.get("/messages/").content.decode()


def test_in_a_group_those_who_keep_apart_do_not_read_each_other(cast: Cast, deliver: Deliver) -> None:
    asking.write_to([cast["noor"], cast["sam"]], "The three of us?", by=cast["maria"])
    for name in ("noor", "sam"):
        asking.accept(seat_of(cast[name]), by=cast[name])
        cast.client(name).get(seat_of(cast[name]).get_absolute_url())
    keep_away(cast.people["sam"], by=cast.people["noor"], sort="block")
    corresponding.say(seat_of(cast["sam"]), "Words of Sam", by=cast.people["sam"])
    deliver()
    page = cast.client("noor").get(seat_of(cast["noor"]).get_absolute_url()).content.decode()
    assert "The three of us?" in page
    assert "Words of Sam" not in page
    assert "Sam Rivera" not in page
    assert not Letterbox.objects.get(person=cast["noor"]).has_news
    assert (
        "Words of Sam" in cast.client("maria").get(seat_of(cast["maria"]).get_absolute_url()).content.decode()
    )
