"""Joining this site: a name and an address, a code by mail, and nothing that tells who is here already."""

import re

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core import mail
from django.test import Client, RequestFactory

from kith.foundation.people.accounts import AccountAdapter, ElsewhereAdapter
from kith.foundation.people.actions import register, stand_in
from kith.foundation.people.models import Person

pytestmark = pytest.mark.django_db
SIGNUP, CONFIRM = "/account/signup/", "/account/confirm-email/"
NEW = {"name": "Amara Osei", "email": "amara@example.org"}


def code_in(message: mail.EmailMessage) -> str:
    """The line of a mail that is a code."""
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", str(message.body), re.MULTILINE)
    assert found is not None, message.body
    return found[1]


def _join(client: Client, **words: str) -> Client:
    answer = client.post(SIGNUP, NEW | words)
    assert answer.status_code == 302, answer.content.decode()
    client.post(answer.headers["Location"], {"code": code_in(mail.outbox[-1])})
    return client


def test_a_name_and_an_address_are_enough() -> None:
    client = _join(Client())
    person = Person.objects.active().get(email="amara@example.org")
    assert (person.name, person.handle, person.has_usable_password()) == ("Amara Osei", "amara-osei", False)
    page = client.get("/me/account/")
    assert page.status_code == 200
    assert "Amara Osei" in page.content.decode()


def test_the_door_stays_shut_until_the_code_is_right() -> None:
    client = Client()
    answer = client.post(SIGNUP, NEW)
    page = client.post(answer.headers["Location"], {"code": "WRONG1"})
    assert page.status_code == 200
    assert client.get("/me/account/").status_code in (302, 403)


def test_a_person_keeps_the_language_they_joined_in() -> None:
    _join(Client(headers={"Accept-Language": "es"}))
    assert Person.objects.get(email="amara@example.org").language == "es"


def test_two_of_one_name_get_two_handles() -> None:
    register(name="Amara Osei", email="other@example.org")
    _join(Client())
    assert len(set(Person.objects.values_list("handle", flat=True))) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [({"email": "not an address"}, "address"), ({"email": ""}, "required"), ({"name": ""}, "required")],
)
def test_a_form_that_fails_keeps_what_was_typed(words: dict[str, str], sentence: str) -> None:
    page = Client().post(SIGNUP, NEW | words).content.decode()
    assert sentence in page
    for value in (NEW | words).values():
        assert value in page
    assert not Person.objects.exists()


def test_an_address_that_has_an_account_looks_like_any_other() -> None:
    register(name="Amara", email="amara@example.org")
    known = Client().post(SIGNUP, NEW)
    new = Client().post(SIGNUP, NEW | {"email": "new@example.org"})
    assert known.status_code == new.status_code == 302
    assert known.headers["Location"] == new.headers["Location"]
    warned, welcomed = mail.outbox
    assert warned.to == ["amara@example.org"]
    assert "already" in str(warned.body)
    assert code_in(welcomed)
    assert Person.objects.count() == 2


def test_an_address_in_an_archive_looks_like_any_other_and_is_free() -> None:
    stand_in(name="A. Osei", email="amara@example.org")
    client = _join(Client())
    assert client.get("/me/account/").status_code == 200


class TestByInvitation:
    @pytest.fixture(autouse=True)
    def _closed(self, settings: object) -> None:
        settings.JOINING = "invitation"  # type: ignore[attr-defined]

    def test_without_one_nobody_joins_and_the_page_says_how(self) -> None:
        for answer in (Client().get(SIGNUP), Client().post(SIGNUP, NEW)):
            assert "by invitation" in answer.content.decode()
        assert not Person.objects.exists()

    def test_with_a_link_one_joins(self) -> None:
        client = Client()
        session = client.session
        session["invitation"] = "a-token"
        session.save()
        assert _join(client).get("/me/account/").status_code == 200


def test_an_account_elsewhere_becomes_one_here_with_a_name_and_a_handle(rf: RequestFactory) -> None:
    """What a provider told fills the form's beginnings; whoever it says nothing about still gets a handle."""
    request = rf.get("/")
    adapter = ElsewhereAdapter(request)
    login = SocialLogin(user=Person(), account=SocialAccount(provider="connect", uid="1"))
    person = adapter.populate_user(request, login, {"name": "Amara Osei", "email": "Amara@Example.org"})
    assert (person.name, person.email) == ("Amara Osei", "amara@example.org")
    AccountAdapter(request).populate_username(request, person)
    person.save()
    assert person.handle == "amara-osei"
    unnamed = Person(email="someone@example.org")
    AccountAdapter(request).populate_username(request, unnamed)
    assert (unnamed.name, unnamed.handle) == ("someone", "someone")
