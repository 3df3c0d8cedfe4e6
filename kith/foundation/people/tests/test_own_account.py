"""One's own account: preferences that are kept, and addresses that are one's own."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kith.foundation.people.actions import end_account, prefer, suspend
from kith.foundation.people.models import Person
from kith.foundation.people.tests.test_joining import code_in
from kith.foundation.people.tests.test_signing_in import _in_by_code
from tests.cast import Cast

OF_A_CLOSED_ONE = {"id", "handle", "name", "password", "state", "joined_at"}
WISHES = {"language": "es", "time_zone": "Africa/Nairobi", "appearance": "calm"}


def test_wishes_are_kept_and_change_the_pages_at_once(cast: Cast) -> None:
    client = cast.client("maria")
    assert client.post("/me/preferences/", WISHES).status_code == 302
    page = client.get("/me/preferences/").content.decode()
    assert '<html lang="es" data-appearance="calm">' in page
    maria = Person.objects.get(handle="maria")
    assert (maria.time_zone, maria.findable, maria.collapsed_notes) == ("Africa/Nairobi", False, False)


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"time_zone": "Moon/Sea"}, {"appearance": "loud"}])
def test_a_wish_that_cannot_be_leaves_everything_as_it_was(cast: Cast, wrong: dict[str, Any]) -> None:
    answer = cast.client("maria").post("/me/preferences/", WISHES | wrong)
    assert answer.status_code == 422
    assert Person.objects.get(handle="maria").appearance == "auto"


@pytest.mark.parametrize("address", ["/me/account/", "/me/preferences/", "/me/profile/", "/me/closing/"])
def test_private_pages_are_stored_nowhere_and_closed_to_visitors(cast: Cast, address: str) -> None:
    assert "no-store" in cast.client("maria").get(address).headers["Cache-Control"]
    assert "/account/login/" in Client().get(address).headers["Location"]


def test_a_second_address_becomes_ones_own_by_its_code(cast: Cast) -> None:
    client = Client()
    _in_by_code(client)
    answer = client.post("/account/email/", {"action_add": "", "email": "maria@work.example"})
    assert answer.status_code == 302
    client.post(answer.headers["Location"], {"code": code_in(mail.outbox[-1])})
    page = client.get("/account/email/").content.decode()
    assert "maria@work.example" in page
    assert "not shown to be yours" not in page
    client.post("/account/email/", {"action_primary": "", "email": "maria@work.example"})
    assert Person.objects.get(handle="maria").email == "maria@work.example"
    told = [message for message in mail.outbox if message.to == ["maria@example.org"]]
    assert "main e-mail address" in str(told[-1].body)


def test_an_account_that_ends_keeps_nothing_that_was_chosen(cast: Cast) -> None:
    """Country and time zone tell where someone lives. Whatever is kept of a closed account stands in the list above."""
    maria = cast["maria"]
    prefer(maria, language="es", time_zone="Pacific/Auckland", appearance="calm", country="NZ")
    prefer(maria, findable=False, collapsed_notes=False, is_steward=True)
    suspend(maria, until=timezone.now())
    end_account(maria)
    kept, fresh = Person.objects.get(pk=maria.pk), Person()
    names = {field.name for field in Person._meta.concrete_fields}
    assert {name for name in names if getattr(kept, name) != getattr(fresh, name)} == OF_A_CLOSED_ONE


def test_a_stranger_who_joined_with_my_address_gets_nothing_by_it(cast: Cast) -> None:
    """They choose a password before the address is proven; then I come, and prove it."""
    words = {"name": "Not Amara", "email": "amara@example.org", "password1": "a stranger chose this"}
    Client().post("/account/signup/", words)
    mine = Client()
    where = mine.post("/account/login/code/", {"email": "amara@example.org"}).headers["Location"]
    mine.post(where, {"code": code_in(mail.outbox[-1])})
    assert mine.get("/me/account/").status_code == 200
    theirs = Client()
    theirs.post("/account/login/", {"login": "amara@example.org", "password": words["password1"]})
    assert theirs.get("/me/account/").status_code == 302
