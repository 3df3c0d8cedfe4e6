"""Coming in: by a code, a password, a passkey, with a second step; seeing where one is signed in."""

import re
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client, override_settings

from kith.foundation.people.actions import suspend
from kith.foundation.people.models import Person
from kith.foundation.people.tests.test_joining import code_in
from tests.cast import Cast

MARIA = {"email": "maria@example.org"}
PASSWORD = "a warm room with good light"


def _ask_for_code(client: Client, email: str = MARIA["email"]) -> str:
    answer = client.post("/account/login/code/", {"email": email})
    assert answer.status_code == 302
    return answer.headers["Location"]


def _in_by_code(client: Client) -> Any:
    where = _ask_for_code(client)
    return client.post(where, {"code": code_in(mail.outbox[-1])})


def _is_in(client: Client) -> bool:
    return client.get("/me/account/").status_code == 200


def test_a_code_by_mail_lets_in(cast: Cast) -> None:
    client = Client()
    assert _in_by_code(client).headers["Location"] == "/"
    assert "Maria Delgado" in client.get("/me/account/").content.decode()


def test_the_mail_says_who_sends_it_and_nothing_about_the_person(cast: Cast, settings: Any) -> None:
    _ask_for_code(Client())
    (sent,) = mail.outbox
    assert sent.to == ["maria@example.org"]
    assert settings.SITE_NAME in sent.body
    assert "peer" not in sent.subject.lower()
    assert "Maria" not in sent.body


def test_a_code_brings_back_to_where_one_was(cast: Cast) -> None:
    client = Client()
    asked = client.get("/people/")
    assert asked.status_code == 302
    page = client.get(asked.headers["Location"]).content.decode()
    assert page.count('name="next" value="/people/"') >= 2
    answer = client.post("/account/login/code/", MARIA | {"next": "/people/"})
    answer = client.post(answer.headers["Location"], {"code": code_in(mail.outbox[-1]), "next": "/people/"})
    assert answer.headers["Location"] == "/people/"


def test_a_wrong_code_is_told_in_a_sentence_that_helps(cast: Cast) -> None:
    client = Client()
    page = client.post(_ask_for_code(client), {"code": "AAAA11"}).content.decode()
    assert "newest mail" in page
    assert not _is_in(client)


def test_an_unknown_address_looks_like_a_known_one(cast: Cast) -> None:
    assert _ask_for_code(Client(), "nobody@example.org") == _ask_for_code(Client())
    assert [message.to for message in mail.outbox] == [["nobody@example.org"], ["maria@example.org"]]
    assert "no open account" in str(mail.outbox[0].body)


def test_a_suspended_person_is_outside_at_once_and_stays_there(cast: Cast) -> None:
    client = cast.client("maria")
    assert _is_in(client)
    suspend(cast["maria"])
    assert not _is_in(client)
    _ask_for_code(client)
    assert "no open account" in str(mail.outbox[-1].body)


def test_a_suspended_person_with_a_password_learns_why(cast: Cast) -> None:
    maria = cast["maria"]
    maria.set_password(PASSWORD)
    maria.save()
    suspend(maria)
    client = Client()
    words = {"login": "maria@example.org", "password": PASSWORD}
    page = client.post("/account/login/", words, follow=True).content.decode()
    assert "closed for now" in page
    assert not _is_in(client)


def test_a_password_can_be_chosen_and_then_lets_in(cast: Cast) -> None:
    first = Client()
    _in_by_code(first)
    chosen = first.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    assert chosen.status_code == 302, chosen.content.decode()
    client = Client()
    client.post("/account/login/", {"login": "maria@example.org", "password": PASSWORD})
    assert _is_in(client)


def test_a_wrong_password_keeps_the_address_and_shows_the_other_way(cast: Cast) -> None:
    page = Client().post("/account/login/", {"login": "maria@example.org", "password": "no"}).content.decode()
    assert 'value="maria@example.org"' in page
    assert "code by e-mail" in page
    assert re.search(r"<details[^>]* open>", page)


def test_the_code_comes_first_then_the_password_then_the_passkey(cast: Cast) -> None:
    page = Client().get("/account/login/").content.decode()
    places = [page.index(words) for words in ("With a code by e-mail", "With a password", "With a passkey")]
    assert places == sorted(places)


def _app_code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_a_code_from_an_app_becomes_the_second_step(cast: Cast) -> None:
    client = Client()
    _in_by_code(client)
    page = client.get("/account/2fa/totp/activate/")
    assert page.status_code == 200, page.headers
    secret = page.context["form"].secret
    answer = client.post("/account/2fa/totp/activate/", {"code": _app_code(secret)}, follow=True)
    codes = answer.context["unused_codes"]
    assert len(codes) >= 8
    assert codes[0] in answer.content.decode()
    again = Client()
    where = _ask_for_code(again)
    answer = again.post(where, {"code": code_in(mail.outbox[-1])})
    assert not _is_in(again)
    again.post(answer.headers["Location"], {"code": codes[0]})
    assert _is_in(again)


def test_sessions_are_listed_and_ended_everywhere_else(cast: Cast) -> None:
    here, there = (
        Client(headers={"User-Agent": "Library computer"}),
        Client(headers={"User-Agent": "My phone"}),
    )
    for client in (here, there):
        _in_by_code(client)
        client.get("/")
    page = there.get("/account/sessions/").content.decode()
    assert "Library computer" in page
    assert "My phone" in page
    there.post("/account/sessions/")
    assert not _is_in(here)
    assert _is_in(there)


def test_a_session_is_called_as_its_owner_would_call_it(cast: Cast) -> None:
    agent = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    phone = Client(headers={"User-Agent": agent})
    _in_by_code(phone)
    page = phone.get("/account/sessions/").content.decode()
    assert "Firefox, Android" in page
    assert "Gecko" not in page


OIDC = {"openid_connect": {"APPS": [{
    "provider_id": "connect", "name": "The association", "client_id": "x", "secret": "y",
    "settings": {"server_url": "https://login.example.org"},
}]}}  # fmt: skip


def test_an_account_elsewhere_is_offered_only_when_there_is_one(cast: Cast) -> None:
    assert "elsewhere" not in Client().get("/account/login/").content.decode()
    with override_settings(SOCIALACCOUNT_PROVIDERS=OIDC):
        assert "Sign in with The association" in Client().get("/account/login/").content.decode()


def test_changes_to_an_account_are_mailed(cast: Cast) -> None:
    client = Client()
    _in_by_code(client)
    client.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    assert Person.objects.get(handle="maria").has_usable_password()
    assert "a password now" in str(mail.outbox[-1].body)
    assert "/me/safety/" in str(mail.outbox[-1].body)


def test_who_signed_in_long_ago_shows_once_more_that_it_is_them(cast: Cast) -> None:
    client = Client()
    _in_by_code(client)
    client.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    client.post("/account/login/", {"login": "maria@example.org", "password": PASSWORD})
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    session = client.session
    session["account_authentication_methods"] = [
        known | {"at": known["at"] - 3600} for known in session["account_authentication_methods"]
    ]
    session.save()
    asked = client.get("/account/2fa/totp/activate/")
    assert "reauthenticate" in asked.headers["Location"]
    page = client.get(asked.headers["Location"]).content.decode()
    assert "Is it you?" in page
    assert (
        client.post(asked.headers["Location"], {"password": PASSWORD})
        .headers["Location"]
        .endswith("/activate/")
    )
