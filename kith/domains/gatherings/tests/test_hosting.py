"""A gathering that some host together: what they can do, for this one alone, and as long as they belong."""

from collections.abc import Callable

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.actions.hosting import name_hosts
from kith.domains.gatherings.models import Host
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import Announce
from kith.foundation.spaces.models import Membership
from tests.cast import Cast

PARTS = ("plan/", "dates/", "people/", "invitations/", "room/", "cancellation/", "own-questions/")


@pytest.fixture
def together(cast: Cast, announced: Announce) -> Item:
    """Maria's, which Sam hosts with her."""
    item = announced(door="request")
    name_hosts(item, people=[cast["sam"]], by=cast["maria"])
    return item


def _statuses(cast: Cast, who: str, item: Item) -> set[int]:
    return {cast.client(who).get(f"/gatherings/{item.pk}/{part}").status_code for part in PARTS}


def test_whoever_announced_it_names_a_member_who_is_told(
    cast: Cast, announced: Announce, deliver: Callable[[], None]
) -> None:
    item, handle = announced(), cast.place("sam", cast.commons).handle
    assert _statuses(cast, "sam", item) == {403}
    answer = cast.client("maria").post(f"/gatherings/{item.pk}/hosts/", {"names": f"@{handle}"}, follow=True)
    assert "Sam Rivera" in answer.content.decode()
    assert _statuses(cast, "sam", item) == {200}
    assert _statuses(cast, "noor", item) == {403}
    deliver()
    assert "You host a gathering with others now." in cast.client("sam").get("/inbox/").content.decode()
    assert "For those who host it" in cast.client("sam").get(item.get_absolute_url()).content.decode()


def test_it_holds_for_this_one_alone_and_passes_nothing_on(
    cast: Cast, together: Item, announced: Announce
) -> None:
    assert _statuses(cast, "sam", announced()) == {403}
    assert cast.client("sam").get(f"/gatherings/{together.pk}/hosts/").status_code == 403


def test_it_ends_when_they_are_named_no_more_or_leave_the_space(cast: Cast, together: Item) -> None:
    Membership.objects.filter(person=cast["sam"], space=cast.commons).update(state="left")
    assert 200 not in _statuses(cast, "sam", together)
    Membership.objects.filter(person=cast["sam"], space=cast.commons).update(state="active")
    assert _statuses(cast, "sam", together) == {200}
    cast.client("maria").post(f"/gatherings/{together.pk}/hosts/end/", {"host": Host.objects.get().pk})
    assert _statuses(cast, "sam", together) == {403}


def test_they_read_what_people_need_and_are_asked_for_seats(
    cast: Cast, together: Item, deliver: Callable[[], None]
) -> None:
    seating.say_needs("Captions, please", by=cast["noor"])
    item = reach_gathering(cast["noor"], together.pk)
    seat = seating.come(item, way="online", by=cast["noor"], tells_needs=True)
    assert "Captions, please" in cast.client("sam").get(f"/gatherings/{item.pk}/people/").content.decode()
    assert (
        "Captions, please" not in cast.client("dana").get(f"/gatherings/{item.pk}/people/").content.decode()
    )
    deliver()
    assert "Someone would like to come" in cast.client("sam").get("/inbox/").content.decode()
    cast.client("sam").post(f"/gatherings/{item.pk}/people/{seat.pk}/admission/")
    seat.refresh_from_db()
    assert seat.state == "seated"


def test_they_step_back_without_a_reason(cast: Cast, together: Item) -> None:
    page = together.get_absolute_url()
    assert "Host it no more" in cast.client("sam").get(page).content.decode()
    assert "Host it no more" not in cast.client("maria").get(page).content.decode()
    cast.client("sam").post(f"/gatherings/{together.pk}/hosts/stepping-back/")
    assert _statuses(cast, "sam", together) == {403}


def test_they_lead_the_room(cast: Cast, together: Item) -> None:
    room = cast.client("maria").post(f"/gatherings/{together.pk}/room/", {"way": "own"}).headers["Location"]
    assert cast.client("sam").get(room).status_code == 200
    assert cast.client("noor").get(room).status_code == 403


def test_who_is_named_later_leads_the_open_room_until_named_no_more(cast: Cast, together: Item) -> None:
    room = cast.client("maria").post(f"/gatherings/{together.pk}/room/", {"way": "own"}).headers["Location"]
    name_hosts(together, people=[cast["noor"]], by=cast["maria"])
    assert cast.client("noor").get(room).status_code == 200
    named = Host.objects.get(person=cast["noor"])
    cast.client("maria").post(f"/gatherings/{together.pk}/hosts/end/", {"host": named.pk})
    assert cast.client("noor").get(room).status_code == 403
