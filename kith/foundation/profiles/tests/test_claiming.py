"""Words in an archive become one's own when one says so, after proving the address, and by the name one chooses."""

import pytest
from django.core import mail
from django.test import Client

from kith.foundation.people.actions import stand_in
from kith.foundation.people.models import Claimable, Person
from kith.foundation.people.tests.test_joining import code_in
from kith.foundation.spaces.actions.belonging import free_handle
from kith.foundation.spaces.models import Membership, Space
from tests.cast import Cast


def _archived(space: Space, email: str = "Maria@example.org", name: str = "M. Delgado") -> Membership:
    author = stand_in(name=name, email=email)
    handle = free_handle(space, author.handle, person=author)
    return Membership.objects.create(space=space, person=author, handle=handle, state="imported")


def _sign_in(email: str = "maria@example.org") -> Client:
    client = Client()
    where = client.post("/account/login/code/", {"email": email}).headers["Location"]
    client.post(where, {"code": code_in(mail.outbox[-1])})
    return client


@pytest.mark.parametrize(("choice", "name"), [("own", "Maria Delgado"), ("kept", "M. Delgado")])
def test_words_are_signed_by_the_name_one_chooses(cast: Cast, choice: str, name: str) -> None:
    words = _archived(cast.commons)
    client = _sign_in()
    assert "M. Delgado" in client.get("/me/account/").content.decode()
    assert client.post("/me/words/", {"keep_name": choice}).status_code == 302
    words.refresh_from_db()
    assert (words.person, words.shown_name, words.state) == (cast["maria"], name, "imported")
    assert not Claimable.objects.exists()
    assert not Person.objects.filter(state="placeholder").exists()
    assert client.get("/me/words/").status_code == 404


def test_nothing_is_signed_before_one_says_so(cast: Cast) -> None:
    words = _archived(cast.commons)
    client = _sign_in()
    assert client.post("/me/words/", {}).status_code == 422
    words.refresh_from_db()
    assert words.shown_name == "M. Delgado"
    assert words.person != cast["maria"]


def test_an_address_that_is_not_proven_claims_nothing(cast: Cast) -> None:
    _archived(cast.commons)
    client = cast.client("maria")
    assert client.get("/me/words/").status_code == 404
    assert "M. Delgado" not in client.get("/me/account/").content.decode()


def test_nobody_else_claims(cast: Cast) -> None:
    _archived(cast.commons)
    assert _sign_in("sam@example.org").post("/me/words/", {"keep_name": "own"}).status_code == 404


def test_claiming_opens_no_door(cast: Cast) -> None:
    words = _archived(cast.circle, email="noor@example.org", name="N.")
    client = _sign_in("noor@example.org")
    client.post("/me/words/", {"keep_name": "own"})
    words.refresh_from_db()
    assert words.person == cast["noor"]
    assert client.get("/spaces/tuesday/").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("sam", 200), (None, 200), ("eleni", 200)])
def test_an_author_in_a_public_archive_has_a_page_that_says_how_to_claim(
    cast: Cast, who: str | None, status: int
) -> None:
    words = _archived(cast.commons)
    page = cast.client(who).get(f"/people/{words.person.handle}/")
    assert page.status_code == status
    assert "from an archive" in page.content.decode()
    assert "maria@" not in page.content.decode().lower()


@pytest.mark.parametrize(("who", "status"), [("maria", 200), ("sam", 404), (None, 404)])
def test_an_author_in_a_hidden_archive_exists_for_its_members_only(
    cast: Cast, who: str | None, status: int
) -> None:
    words = _archived(cast.circle)
    assert cast.client(who).get(f"/people/{words.person.handle}/").status_code == status
