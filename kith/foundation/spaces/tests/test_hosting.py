"""What hosts do about people, and that a space is never left without one."""

import pytest

from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.opening import archive
from kith.foundation.spaces.models import Membership
from tests.cast import Cast


def _ask(cast: Cast, name: str = "eleni", **words: str) -> Membership:
    return belonging.join(cast.rural, by=cast[name], **words)


def test_the_last_host_stays_until_there_is_another(cast: Cast) -> None:
    client, place = cast.client("tomasz"), cast.place("tomasz", cast.commons)
    assert client.post("/spaces/commons/leaving/").status_code == 403
    answer = client.post(f"/spaces/commons/people/{place.pk}/role/", {"role": "member"})
    assert answer.status_code == 422
    assert "keeps at least one host" in answer.content.decode()
    assert cast.place("tomasz", cast.commons).is_host
    maria = cast.place("maria", cast.commons)
    assert client.post(f"/spaces/commons/people/{maria.pk}/role/", {"role": "host"}).status_code == 302
    assert client.post("/spaces/commons/leaving/").status_code == 302
    assert cast.place("maria", cast.commons).is_host


def test_the_last_host_is_led_to_those_who_could_be_one_and_leaves_an_archive_freely(cast: Cast) -> None:
    client = cast.client("tomasz")
    page = client.get("/spaces/commons/leaving/").content.decode()
    assert '<a class="button" href="/spaces/commons/members/">Make someone else a host</a>' in page
    archive(cast.commons, by=cast["tomasz"])
    assert client.post("/spaces/commons/leaving/").status_code == 302
    assert cast.place("tomasz", cast.commons).state == "left"


def test_a_host_does_not_shut_themselves_out(cast: Cast) -> None:
    place = cast.place("tomasz", cast.commons)
    answer = cast.client("tomasz").post(f"/spaces/commons/people/{place.pk}/removal/")
    assert answer.headers["Location"] == "/spaces/commons/leaving/"
    assert cast.place("tomasz", cast.commons).is_active


def test_removal_asks_first_and_touches_one_space_only(cast: Cast) -> None:
    place, client = cast.place("maria", cast.commons), cast.client("tomasz")
    address = f"/spaces/commons/people/{place.pk}/removal/"
    assert "Remove Maria Delgado" in client.get(address).content.decode()
    assert cast.place("maria", cast.commons).is_active
    client.post(address)
    assert cast.place("maria", cast.commons).state == "removed"
    assert cast.place("maria", cast.rural).is_active
    assert cast["maria"].is_active


def test_a_removed_person_does_not_come_back_by_the_front_door(cast: Cast) -> None:
    belonging.remove(cast.place("maria", cast.commons), by=cast["tomasz"])
    answer = cast.client("maria").post("/spaces/commons/joining/", {"version": 1, "display_name": ""})
    assert answer.status_code == 403
    assert cast.place("maria", cast.commons).state == "removed"


def test_a_host_lets_in_who_asks_under_the_name_they_chose(cast: Cast) -> None:
    asker = _ask(cast, request="I work on an island", display_name="Olive")
    client = cast.client("tomasz")
    page = client.get("/spaces/rural/requests/").content.decode()
    assert "Olive" in page
    assert "I work on an island" in page
    assert "Papadaki" not in page
    client.post(f"/spaces/rural/people/{asker.pk}/admission/")
    place = cast.place("eleni", cast.rural)
    assert (place.state, place.shown_name) == ("active", "Olive")


def test_of_a_request_that_was_refused_nothing_is_kept(cast: Cast) -> None:
    asker, client = _ask(cast, display_name="Olive"), cast.client("tomasz")
    for answer in (client.post(f"/spaces/rural/people/{asker.pk}/refusal/") for _press in range(2)):
        assert answer.status_code in (302, 404)
    assert not Membership.objects.filter(person=cast["eleni"]).exists()
    assert "Olive" not in client.get("/spaces/rural/log/").content.decode()


@pytest.mark.parametrize("verb", ["admission", "refusal"])
def test_only_hosts_know_who_asks(cast: Cast, verb: str) -> None:
    asker = _ask(cast, display_name="Olive")
    client = cast.client("maria")
    assert client.get("/spaces/rural/requests/").status_code == 403
    assert client.post(f"/spaces/rural/people/{asker.pk}/{verb}/").status_code == 404
    assert client.get(f"/spaces/rural/people/{asker.pk}/").status_code == 404
    assert "Olive" not in client.get("/spaces/rural/log/").content.decode()
    assert cast.place("eleni", cast.rural).state == "requested"


@pytest.mark.parametrize("verb", ["role", "removal"])
def test_members_neither_give_roles_nor_remove(cast: Cast, verb: str) -> None:
    place = cast.place("noor", cast.commons)
    address = f"/spaces/commons/people/{place.pk}/{verb}/"
    assert cast.client("maria").post(address, {"role": "host"}).status_code == 403
    assert cast.client("eleni").post(address, {"role": "host"}).status_code == 404
    found = cast.place("noor", cast.commons)
    assert (found.role, found.state) == ("member", "active")


def test_tools_are_shown_to_hosts_only(cast: Cast) -> None:
    assert "/removal/" in cast.client("tomasz").get("/spaces/commons/members/").content.decode()
    assert "/removal/" not in cast.client("maria").get("/spaces/commons/members/").content.decode()
