"""A name chosen for one space leads nowhere else: not to the account's name, not to its handle, not in the past."""

import pytest

from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.urls import urlpatterns
from tests.cast import Cast

READERS = ("tomasz", "maria", "eleni", "ruth", None)


def _addresses(cast: Cast, space: Space) -> list[str]:
    place = cast.place("kestrel", space)
    values = {"slug:slug": space.slug, "int:pk": str(place.pk), "str:token": "x"}
    routes = [str(each.pattern) for each in urlpatterns]
    for name, value in values.items():
        routes = [route.replace(f"<{name}>", value) for route in routes]
    return ["/" + route for route in routes]


def _tells(text: str) -> bool:
    return "robin" in text.lower() or "achterberg" in text.lower()


def _visit_everything(cast: Cast, space: Space, verb: str) -> set[int]:
    seen = set()
    for address in _addresses(cast, space):
        for reader in READERS:
            answer = getattr(cast.client(reader), verb)(address)
            seen.add(answer.status_code)
            assert not _tells(answer.content.decode()), (address, reader)
            assert not _tells(answer.headers.get("Location", "")), (address, reader)
    return seen


def test_those_who_belong_read_by_which_name_someone_is_called(cast: Cast) -> None:
    kestrel = cast.place("kestrel", cast.rural)
    called = f"<bdi>@{kestrel.handle}</bdi>"
    for address in (kestrel.get_absolute_url(), "/spaces/rural/members/"):
        assert called in cast.client("maria").get(address).content.decode(), address
    for who in ("eleni", "ruth", None):
        assert called not in cast.client(who).get(kestrel.get_absolute_url()).content.decode()


def test_no_page_tells_who_is_behind_a_name(cast: Cast) -> None:
    assert 200 in _visit_everything(cast, cast.rural, "get")


def test_a_name_taken_later_covers_what_happened_before(cast: Cast) -> None:
    """Robin opened nothing, but joined, became a host and stepped back under their own name."""
    place = cast.place("kestrel", cast.commons)
    belonging.give_role(place, role="host", by=cast["tomasz"])
    belonging.give_role(place, role="member", by=cast["tomasz"])
    assert _tells(cast.client("maria").get("/spaces/commons/log/").content.decode())
    belonging.go_by(place, name="Heron", by=place.person)
    _visit_everything(cast, cast.commons, "get")
    log = cast.client("maria").get("/spaces/commons/log/").content.decode()
    assert "Heron joined." in log
    assert "Heron has a new role here: Host." in log


def test_what_a_host_with_another_name_did_is_told_under_that_name(cast: Cast) -> None:
    place = cast.place("kestrel", cast.rural)
    belonging.give_role(place, role="host", by=cast["tomasz"])
    client = cast.client("kestrel")
    form = {
        "name": "Rural", "purpose": "Peers far out.", "sort": "community", "region": "", "visibility": "listed",
        "joining": "request", "language": "en",
    }  # fmt: skip
    assert client.post("/spaces/rural/settings/", form).status_code == 302
    log = cast.client("maria").get("/spaces/rural/log/").content.decode()
    assert "Kestrel changed how this space is set up." in log
    assert not _tells(log)


def test_words_of_someone_who_left_keep_their_name(cast: Cast) -> None:
    place = cast.place("kestrel", cast.rural)
    belonging.leave(place)
    page = cast.client("maria").get(f"/spaces/rural/people/{place.pk}/")
    assert "Kestrel" in page.content.decode()
    assert "No longer belongs here." in page.content.decode()
    assert not _tells(page.content.decode())


def test_the_page_of_a_name_shows_a_month_and_no_day(cast: Cast) -> None:
    place = cast.place("kestrel", cast.rural)
    page = cast.client("maria").get(f"/spaces/rural/people/{place.pk}/").content.decode()
    assert f"here since {place.since:%B %Y}" in page


@pytest.mark.parametrize(
    ("reader", "status"), [("maria", 200), ("tomasz", 200), ("eleni", 404), ("ruth", 404), (None, 404)]
)
def test_a_name_in_a_listed_space_is_seen_by_its_members(cast: Cast, reader: str | None, status: int) -> None:
    place = cast.place("kestrel", cast.rural)
    assert cast.client(reader).get(f"/spaces/rural/people/{place.pk}/").status_code == status


def test_in_a_public_space_everyone_sees_the_name_that_signs(cast: Cast) -> None:
    place = cast.place("kestrel", cast.commons)
    belonging.go_by(place, name="Heron", by=place.person)
    page = cast.client(None).get(f"/spaces/commons/people/{place.pk}/").content.decode()
    assert "Heron" in page
    assert not _tells(page)


def test_who_goes_by_their_own_name_is_found_on_their_profile(cast: Cast) -> None:
    place = cast.place("maria", cast.rural)
    answer = cast.client("tomasz").get(f"/spaces/rural/people/{place.pk}/")
    assert answer.headers["Location"] == cast["maria"].get_absolute_url()


def test_another_name_gets_another_weave(cast: Cast) -> None:
    place = cast.place("noor", cast.commons)
    before = place.seed
    cast.client("noor").post("/spaces/commons/name/", {"display_name": "Heron"})
    after = cast.place("noor", cast.commons)
    assert after.shown_name == "Heron"
    assert after.seed != before
    cast.client("noor").post("/spaces/commons/name/", {"display_name": ""})
    assert cast.place("noor", cast.commons).shown_name == "Noor"
