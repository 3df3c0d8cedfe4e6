"""The list of spaces, opening one, changing it; and what these pages cost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.foundation.people.actions import register
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.opening import free_slug, open_space
from kith.foundation.spaces.models import Space
from tests.cast import GUIDELINES, Cast

FORM = {
    "name": "Night shifts", "purpose": "For those who work at night.", "sort": "community", "region": "",
    "visibility": "listed", "joining": "request", "language": "en", "guidelines": "- We rest.",
}  # fmt: skip


def _cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def _space(cast: Cast, name: str, **details: str) -> Space:
    wishes = {"sort": "community", "visibility": "listed", "joining": "open"} | details
    return open_space(by=cast["tomasz"], name=name, purpose="Soup.", guidelines=GUIDELINES, **wishes)


def test_ones_own_spaces_come_first(cast: Cast) -> None:
    _space(cast, "Aardvarks")
    page = cast.client("maria").get("/spaces/").content.decode()
    main = page.partition("<main")[2]
    assert main.index("Rural and remote") < main.index("Aardvarks")


def test_a_form_sent_twice_opens_one_space(cast: Cast) -> None:
    client = cast.client("eleni")
    key = client.get("/spaces/new/").context["form"]["send_key"].value()
    answers = [client.post("/spaces/new/", FORM | {"send_key": key}) for _press in range(2)]
    assert [answer.headers["Location"] for answer in answers] == ["/spaces/night-shifts/"] * 2
    assert Space.objects.filter(name="Night shifts").count() == 1
    again = client.get("/spaces/new/").context["form"]["send_key"].value()
    client.post("/spaces/new/", FORM | {"send_key": again})
    cast.client("sam").post("/spaces/new/", FORM | {"send_key": key})
    assert Space.objects.filter(name="Night shifts").count() == 3


def test_filters_can_be_combined(cast: Cast) -> None:
    _space(cast, "Hill country", sort="chapter", region="North Wales", language="en")
    _space(cast, "Cerros", sort="chapter", region="Norte", language="es")
    client = cast.client("eleni")

    def found(query: str) -> list[str]:
        return sorted(space.name for space in client.get(f"/spaces/?{query}").context["others"].rows)

    assert found("sort=chapter") == ["Cerros", "Hill country"]
    assert found("sort=chapter&language=es") == ["Cerros"]
    assert found("region=nort") == ["Cerros", "Hill country"]
    assert found("region=wales") == ["Hill country"]
    assert found("sort=nonsense&region=wales") == ["Hill country"]
    assert "No space fits all of this" in client.get("/spaces/?region=atlantis").content.decode()


def test_the_list_goes_on_in_pages_that_keep_the_filter(cast: Cast) -> None:
    for number in range(35):
        _space(cast, f"Space {number:02}", region="North & South")
    client = cast.client("eleni")
    first = client.get("/spaces/?region=north+%26").content.decode()
    assert "?region=north+%26&amp;page=2" in first
    assert "Space 34" not in first
    assert "Space 34" in client.get("/spaces/?region=north+%26&page=2").content.decode()


@pytest.mark.parametrize("who", ["eleni", "tomasz", None])
def test_the_list_costs_the_same_for_few_and_for_many(cast: Cast, who: str | None) -> None:
    client = cast.client(who)
    few = _cost(client, "/spaces/")
    for number in range(50):
        _space(cast, f"Space {number}", visibility="public")
    assert _cost(client, "/spaces/") == few <= 8


@pytest.mark.parametrize("page", ["members", "log", "requests", "guidelines", "permissions", "invitations"])
def test_pages_of_a_space_cost_the_same_for_few_and_for_many(cast: Cast, page: str) -> None:
    client, address = cast.client("tomasz"), f"/spaces/rural/{page}/"
    belonging.join(cast.rural, by=cast["eleni"])
    few = _cost(client, address)
    for number in range(50):
        person = register(name=f"Peer {number}", email=f"peer{number}@example.org")
        belonging.admit(
            person, to=cast.rural, by=cast["tomasz"], display_name=f"Bird {number}" if number % 2 else ""
        )
        other = register(name=f"Asker {number}", email=f"asker{number}@example.org")
        belonging.join(cast.rural, by=other)
    assert _cost(client, address) == few <= 8


def test_a_space_opens_with_its_guidelines_and_a_host(cast: Cast) -> None:
    client = cast.client("eleni")
    assert "We write about our work" in client.get("/spaces/new/").content.decode()
    assert client.post("/spaces/new/", FORM).headers["Location"] == "/spaces/night-shifts/"
    place = cast.place("eleni", Space.objects.get(slug="night-shifts"))
    assert (place.is_host, place.has_agreed) == (True, True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sort": "chapter"}, "region"),
        ({"visibility": "hidden", "joining": "open"}, "joining"),
        ({"name": " "}, "name"),
        ({"guidelines": ""}, "guidelines"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_the_rest_is_kept(
    cast: Cast, wrong: dict[str, str], field: str
) -> None:
    answer = cast.client("eleni").post("/spaces/new/", FORM | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "For those who work at night." in answer.content.decode()
    assert not Space.objects.filter(name="Night shifts").exists()


@pytest.mark.parametrize(
    ("name", "slug"), [("New", "new-2"), ("Ærø Peers!", "aero-peers"), ("سلام", "space"), ("---", "item")]
)
def test_every_space_gets_an_address_that_works(db: None, name: str, slug: str) -> None:
    assert free_slug(name) == slug


def test_two_spaces_of_one_long_name_have_two_addresses(cast: Cast) -> None:
    name = "Long " * 15 + "name"
    slugs = {_space(cast, name).slug for _time in range(2)}
    assert len(slugs) == 2
    assert all(cast.client("eleni").get(f"/spaces/{slug}/").status_code == 200 for slug in slugs)


def test_a_visitor_who_wants_to_open_a_space_signs_in_first(cast: Cast) -> None:
    assert cast.client(None).get("/spaces/new/").status_code == 302
    answer = cast.client(None).post("/spaces/new/", FORM)
    assert "For those who work at night." in answer.content.decode()
    assert not Space.objects.filter(name="Night shifts").exists()


def test_settings_change_a_space_and_keep_what_cannot_be(cast: Cast) -> None:
    client = cast.client("tomasz")
    answer = client.post("/spaces/commons/settings/", FORM | {"visibility": "hidden", "joining": "open"})
    assert answer.status_code == 422
    assert "The commons" in answer.content.decode()
    client.post("/spaces/commons/settings/", FORM | {"visibility": "hidden"})
    cast.commons.refresh_from_db()
    assert (cast.commons.name, cast.commons.visibility, cast.commons.slug) == (
        "Night shifts",
        "hidden",
        "commons",
    )
    assert cast.client("eleni").get("/spaces/commons/").status_code == 404


def test_what_is_in_a_space_becomes_no_more_visible_than_it(cast: Cast) -> None:
    words = {"title": "Soup", "source": "Recipes", "visibility": "public", "language": "en"}
    asked = cast.client("maria").post("/spaces/commons/new/question/", words).headers["Location"]
    assert cast.client(None).get(asked).status_code == 200
    cast.client("tomasz").post("/spaces/commons/settings/", FORM | {"visibility": "listed"})
    assert cast.client(None).get(asked).status_code == 404
    assert "Recipes" in cast.client("noor").get(asked, follow=True).content.decode()


def test_an_archived_space_is_read_and_opened_again(cast: Cast) -> None:
    client = cast.client("tomasz")
    assert client.get("/spaces/commons/archive/").status_code == 200
    client.post("/spaces/commons/archive/")
    assert cast.client("eleni").get("/spaces/commons/").status_code == 200
    assert cast.client("eleni").get("/spaces/commons/joining/").status_code == 403
    client.post("/spaces/commons/archive/withdrawal/")
    assert cast.client("eleni").get("/spaces/commons/joining/").status_code == 200


@pytest.mark.parametrize(
    "page", ["settings", "archive", "archive/withdrawal", "guidelines/new", "requests", "invitations"]
)
def test_members_do_not_run_the_space(cast: Cast, page: str) -> None:
    for verb in ("get", "post"):
        assert getattr(cast.client("maria"), verb)(f"/spaces/commons/{page}/").status_code == 403
