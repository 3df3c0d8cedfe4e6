"""Who can join which space: every visibility, every way of joining, every sort of visitor."""

from itertools import product

import pytest

from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.queries import members_of
from tests.cast import GUIDELINES, Cast

WAYS = [
    (visibility, joining)
    for visibility, joining in product(Space.Visibility.values, Space.Joining.values)
    if (visibility, joining) != ("hidden", "open")
]
VISITORS = {
    "visitor": None,
    "outsider": "eleni",
    "asker": "sam",
    "removed": "dana",
    "gone": "noor",
    "inside": "maria",
}


def _space(cast: Cast, visibility: str, joining: str) -> Space:
    space = open_space(
        by=cast["tomasz"], name="Night shifts", sort="community", purpose="Nights.", guidelines=GUIDELINES,
        visibility=visibility, joining=joining,
    )  # fmt: skip
    Membership.objects.create(space=space, person=cast["sam"], handle="sam", state="requested")
    for name in ("dana", "noor", "maria"):
        belonging.admit(cast[name], to=space, by=None)
    belonging.remove(cast.place("dana", space), by=cast["tomasz"])
    belonging.leave(cast.place("noor", space))
    return space


def _expected(visibility: str, joining: str, who: str) -> int:
    """The rule in words: unseen is not there; one asks visitors to sign in; the removed and the uninvited wait."""
    if who == "inside":
        return 302
    if visibility == "hidden" or (visibility == "listed" and who == "visitor"):
        return 404
    if who == "visitor":
        return 302
    return 403 if joining == "invitation" or who == "removed" else 200


@pytest.mark.parametrize(("visibility", "joining"), WAYS)
@pytest.mark.parametrize("who", VISITORS)
def test_the_door_opens_for_exactly_those_whom_the_rule_names(
    cast: Cast, visibility: str, joining: str, who: str
) -> None:
    space = _space(cast, visibility, joining)
    client = cast.client(VISITORS[who])
    address = f"/spaces/{space.slug}/joining/"
    expected = _expected(visibility, joining, who)
    assert client.get(address).status_code == expected
    before = sorted(Membership.objects.filter(space=space).values_list("person__handle", "state"))
    answer = client.post(address, {"version": 1, "request": "Hello", "display_name": ""})
    after = sorted(Membership.objects.filter(space=space).values_list("person__handle", "state"))
    if expected == 200:
        assert answer.status_code == 302
        asks = "returning" if who == "gone" else "requested"
        assert (VISITORS[who], "active" if joining == "open" else asks) in after
    else:
        assert after == before


def test_joining_shows_the_guidelines_in_full_and_agrees_to_them(cast: Cast) -> None:
    client = cast.client("eleni")
    page = client.get("/spaces/commons/joining/").content.decode()
    assert "What is said here stays here." in page
    client.post("/spaces/commons/joining/", {"version": 1, "display_name": "  Olive   Tree "})
    place = cast.place("eleni", cast.commons)
    assert (place.state, place.has_agreed, place.shown_name) == ("active", True, "Olive Tree")


def test_nobody_agrees_to_guidelines_that_they_did_not_see(cast: Cast) -> None:
    answer = cast.client("eleni").post("/spaces/commons/joining/", {"version": 0, "display_name": "Olive"})
    assert answer.status_code == 422
    assert "Olive" in answer.content.decode()
    assert not Membership.objects.filter(person=cast["eleni"]).exists()


def test_a_second_press_of_the_button_leads_into_the_space(cast: Cast) -> None:
    client = cast.client("eleni")
    for _press in range(2):
        answer = client.post("/spaces/commons/joining/", {"version": 1, "display_name": ""})
        assert answer.headers["Location"] == "/spaces/commons/"
    assert Membership.objects.filter(person=cast["eleni"]).count() == 1


def test_a_request_can_be_taken_back(cast: Cast) -> None:
    client = cast.client("eleni")
    client.post(
        "/spaces/rural/joining/", {"version": 1, "request": "I work on an island", "display_name": ""}
    )
    assert cast.place("eleni", cast.rural).request == "I work on an island"
    client.post("/spaces/rural/joining/withdrawal/")
    assert not Membership.objects.filter(person=cast["eleni"]).exists()


def test_who_asks_does_not_learn_who_is_there_by_trying_names(cast: Cast) -> None:
    """Where a host decides, a name that is taken is no error: otherwise it would tell who belongs."""
    answer = cast.client("eleni").post(
        "/spaces/rural/joining/", {"version": 1, "display_name": "Maria Delgado"}
    )
    assert answer.status_code == 302


def _asks(cast: Cast, who: str, name: str) -> str:
    """Someone asks to join under a name; the address at which a host lets them in."""
    cast.client(who).post("/spaces/rural/joining/", {"version": 1, "display_name": name})
    return f"/spaces/rural/people/{cast.place(who, cast.rural).pk}/admission/"


def test_nobody_is_let_in_under_the_name_of_another(cast: Cast) -> None:
    address, host = _asks(cast, "eleni", "kestrel"), cast.client("tomasz")
    answer = host.post(address)
    assert answer.status_code == 422
    assert "Someone here already goes by kestrel." in answer.content.decode()
    assert cast.place("eleni", cast.rural).state == "requested"
    again = host.post(address, {"display_name": "Maria Delgado"})
    assert again.status_code == 422
    assert "already goes by this name" in again.content.decode()
    assert host.post(address, {"display_name": " Kestrel  of Crete "}).status_code == 302
    place = cast.place("eleni", cast.rural)
    assert (place.state, place.display_name, place.handle) == (
        "active",
        "Kestrel of Crete",
        "kestrel-of-crete",
    )


def test_of_two_who_ask_under_one_name_the_second_is_told_apart(cast: Cast) -> None:
    first, second = (_asks(cast, who, "Heron") for who in ("eleni", "sam"))
    host = cast.client("tomasz")
    assert host.post(first).status_code == 302
    assert host.post(second).status_code == 422
    assert host.post(second, {"display_name": "Heron S."}).status_code == 302
    names = [place.shown_name for place in members_of(cast.rural, reader=cast["tomasz"])]
    assert len({name.lower() for name in names}) == len(names)


def test_a_host_renames_nobody_whose_name_is_free(cast: Cast) -> None:
    cast.client("tomasz").post(_asks(cast, "eleni", "Heron"), {"display_name": "Duck"})
    assert cast.place("eleni", cast.rural).shown_name == "Heron"


def test_inside_a_space_nobody_takes_the_name_of_another(cast: Cast) -> None:
    answer = cast.client("maria").post("/spaces/rural/name/", {"display_name": "kestrel"})
    assert answer.status_code == 422
    assert cast.place("maria", cast.rural).display_name == ""


def test_a_person_with_imported_words_can_still_join(cast: Cast) -> None:
    Membership.objects.create(space=cast.commons, person=cast["eleni"], handle="eleni", state="imported")
    cast.client("eleni").post("/spaces/commons/joining/", {"version": 1, "display_name": ""})
    states = Membership.objects.filter(person=cast["eleni"], space=cast.commons).values_list(
        "state", flat=True
    )
    assert sorted(states) == ["active", "imported"]


def test_leaving_asks_first_and_then_closes_the_door_behind_one(cast: Cast) -> None:
    client = cast.client("maria")
    assert client.get("/spaces/tuesday/leaving/").status_code == 200
    assert cast.place("maria", cast.circle).is_active
    assert client.post("/spaces/tuesday/leaving/").headers["Location"] == "/spaces/"
    assert cast.place("maria", cast.circle).state == "left"
    assert client.get("/spaces/tuesday/").status_code == 404
