"""Who left can ask to come back; whatever the answer, what they said before stays theirs."""

import pytest

from kith.capabilities.conversations.actions import writing
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.models import Membership
from tests.cast import Cast

FORM = {"version": 1, "request": "I am back on the island"}


@pytest.fixture
def asker(cast: Cast) -> Membership:
    """Kestrel wrote in the rural space, left, and asks to come back."""
    item = open_topic(QUESTION, by=cast.place("maria", cast.rural), title="Ferries", source="Which one?")
    writing.reply(item, author=cast.place("kestrel", cast.rural), source="The early one")
    belonging.leave(cast.place("kestrel", cast.rural))
    answer = cast.client("kestrel").post("/spaces/rural/joining/", FORM | {"display_name": "Gannet"})
    assert answer.status_code == 302
    return cast.place("kestrel", cast.rural)


def _words(cast: Cast) -> str:
    page = cast.client("maria").get("/spaces/rural/").content.decode()
    return cast.client("maria").get(cast.rural.items.get().get_absolute_url()).content.decode() + page


@pytest.mark.parametrize("who", ["host", "asker"])
def test_a_no_leaves_everything_as_it_was(cast: Cast, asker: Membership, who: str) -> None:
    if who == "host":
        cast.client("tomasz").post(f"/spaces/rural/people/{asker.pk}/refusal/")
    else:
        cast.client("kestrel").post("/spaces/rural/joining/withdrawal/")
    found = cast.place("kestrel", cast.rural)
    assert (found.pk, found.state, found.shown_name, found.request) == (asker.pk, "left", "Kestrel", "")
    assert "The early one" in _words(cast)
    assert "island" not in cast.client("tomasz").get("/spaces/rural/requests/").content.decode()
    assert cast.client("kestrel").get("/spaces/rural/joining/").status_code == 200


def test_a_yes_lets_them_in_under_the_name_they_had(cast: Cast, asker: Membership) -> None:
    assert "Kestrel" in cast.client("tomasz").get("/spaces/rural/requests/").content.decode()
    cast.client("tomasz").post(f"/spaces/rural/people/{asker.pk}/admission/")
    found = cast.place("kestrel", cast.rural)
    assert (found.pk, found.is_active, found.shown_name) == (asker.pk, True, "Kestrel")


def test_asking_renames_nothing_and_is_for_hosts_to_know(cast: Cast, asker: Membership) -> None:
    assert "Gannet" not in _words(cast)
    author = cast.client("maria").get(f"/spaces/rural/people/{asker.pk}/").content.decode()
    assert "No longer belongs here." in author
    assert "asked" not in cast.client("maria").get("/spaces/rural/log/").content.decode()
    assert cast.client("kestrel").get("/spaces/rural/log/").status_code == 403


def test_the_page_says_which_name_one_asks_under(cast: Cast) -> None:
    assert "display_name" in cast.client("eleni").get("/spaces/rural/joining/").content.decode()
    belonging.leave(cast.place("kestrel", cast.rural))
    page = cast.client("kestrel").get("/spaces/rural/joining/").content.decode()
    assert "display_name" not in page
    assert "signed Kestrel" in page


def test_a_no_that_comes_after_a_yes_changes_nothing(cast: Cast, asker: Membership) -> None:
    late = cast.place("kestrel", cast.rural)
    belonging.admit(asker.person, to=cast.rural, by=cast["tomasz"])
    belonging.refuse(late, by=cast["tomasz"])
    assert cast.place("kestrel", cast.rural).is_active
