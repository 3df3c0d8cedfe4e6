"""The safety of an account: what happened to it is listed and mailed, and whoever is not its person is sent out."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from kith.foundation.people.actions import end_account
from kith.foundation.people.jobs import forget_happenings
from kith.foundation.people.models import Happening, Person
from kith.foundation.people.tests.test_joining import code_in
from kith.foundation.people.tests.test_signing_in import PASSWORD, _app_code, _in_by_code, _is_in
from tests.cast import Cast

PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"
WORK = "maria@work.example"


@pytest.fixture
def maria(cast: Cast) -> Client:
    client = Client(headers={"User-Agent": PHONE})
    _in_by_code(client)
    return client


def _add(client: Client, email: str) -> None:
    answer = client.post("/account/email/", {"action_add": "", "email": email})
    client.post(answer.headers["Location"], {"code": code_in(mail.outbox[-1])})


def _told(since: int, words: str) -> set[str]:
    return {sent.to[0] for sent in mail.outbox[since:] if words in str(sent.body)}


def _what() -> list[str]:
    return [str(what) for what in Happening.objects.values_list("what", flat=True)]


def _set_password(client: Client) -> None:
    client.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})


def _by_password(client: Client) -> Any:
    return client.post("/account/login/", {"login": "maria@example.org", "password": PASSWORD})


def test_the_page_says_where_one_is_in_how_one_comes_in_and_what_happened(maria: Client) -> None:
    _set_password(maria)
    page = maria.get("/me/safety/").content.decode()
    for words in (
        "Chrome, Android",
        "maria@example.org",
        "With a password",
        "A password was set",
        "This was not me",
    ):
        assert words in page, words
    assert "192.0.2" not in page


def test_nobody_else_sees_what_happened(maria: Client, cast: Cast) -> None:
    _set_password(maria)
    assert "A password was set" not in cast.client("ruth").get("/me/safety/").content.decode()
    assert Client().get("/me/safety/").status_code == 302


def test_a_new_address_is_told_to_all_addresses_that_were_there(maria: Client) -> None:
    before = len(mail.outbox)
    _add(maria, WORK)
    assert _told(before, "a new e-mail address belongs") == {"maria@example.org", WORK}


def test_when_the_main_address_changes_the_old_one_and_the_new_one_are_told(maria: Client) -> None:
    _add(maria, WORK)
    before = len(mail.outbox)
    maria.post("/account/email/", {"action_primary": "", "email": WORK})
    assert _told(before, "the main e-mail address of your account is another one") == {
        "maria@example.org",
        WORK,
    }
    before = len(mail.outbox)
    maria.post("/account/email/", {"action_remove": "", "email": "maria@example.org"})
    assert _told(before, "was removed") == {"maria@example.org", WORK}
    assert {"email_changed", "email_deleted", "email_confirm"} <= set(_what())


def test_whoever_reads_an_old_address_learns_neither_the_new_one_nor_from_where(maria: Client) -> None:
    _add(maria, WORK)
    maria.post("/account/email/", {"action_primary": "", "email": WORK})
    old = [sent for sent in mail.outbox if sent.to == ["maria@example.org"]][-1]
    for secret in (WORK, "Chrome", "Android", "from the address"):
        assert secret not in str(old.body), secret
    assert "peer" not in old.subject.lower()


def test_warnings_come_in_the_language_of_the_person_not_of_whoever_caused_them(cast: Cast) -> None:
    Person.objects.filter(handle="maria").update(language="es")
    thief = Client(headers={"Accept-Language": "en", "User-Agent": PHONE})
    client = Client()
    _in_by_code(client)
    _set_password(client)
    before = len(mail.outbox)
    _by_password(thief)
    (told,) = mail.outbox[before:]
    assert "Hola" in str(told.body)


def test_a_password_used_with_a_browser_that_is_new_is_mailed_once(maria: Client) -> None:
    _set_password(maria)
    other, before = Client(), len(mail.outbox)
    _by_password(other)
    assert _told(before, "browser that was new") == {"maria@example.org"}
    other.post("/account/logout/")
    before = len(mail.outbox)
    _by_password(other)
    assert _is_in(other)
    assert mail.outbox[before:] == []
    assert _what()[:2] == ["signed_in", "new_browser"]


def test_a_code_by_mail_needs_no_second_mail(maria: Client) -> None:
    assert [sent.subject for sent in mail.outbox if "new here" in sent.subject] == []
    assert _what() == ["new_browser"]


@pytest.mark.django_db(transaction=True)
def test_the_second_step_and_its_codes_are_noted_and_mailed(maria: Client) -> None:
    secret = maria.get("/account/2fa/totp/activate/").context["form"].secret
    before = len(mail.outbox)
    maria.post("/account/2fa/totp/activate/", {"code": _app_code(secret)})
    assert _told(before, "asks for a code from an app") == {"maria@example.org"}
    maria.post("/account/2fa/totp/deactivate/")
    assert {"totp_activated", "totp_deactivated"} <= set(_what())
    assert "Codes from an app were turned off" in maria.get("/me/safety/").content.decode()


def test_this_was_not_me_ends_all_other_sessions_and_the_password(maria: Client) -> None:
    _add(maria, WORK)
    _set_password(maria)
    thief = Client()
    _by_password(thief)
    assert _is_in(thief)
    again = Client()
    _in_by_code(again)
    before = len(mail.outbox)
    assert again.get("/me/safety/not-me/").status_code == 200
    assert again.post("/me/safety/not-me/").headers["Location"] == "/me/safety/"
    assert _is_in(again)
    assert not _is_in(thief)
    assert not _is_in(maria)
    _by_password(thief)
    assert not _is_in(thief)
    assert _told(before, "all other devices were signed out") == {"maria@example.org", WORK}
    assert "dropped the password" in again.get("/me/safety/").content.decode()


def test_whoever_finds_a_browser_open_cannot_drop_the_password(maria: Client) -> None:
    _set_password(maria)
    session = maria.session
    session["account_authentication_methods"] = [
        known | {"at": known["at"] - 3600} for known in session["account_authentication_methods"]
    ]
    session.save()
    assert "reauthenticate" in maria.get("/me/safety/not-me/").headers["Location"]
    assert maria.post("/me/safety/not-me/").headers["Location"] == "/me/safety/not-me/"
    assert Person.objects.get(handle="maria").has_usable_password()


def test_after_90_days_what_happened_is_forgotten(maria: Client, cast: Cast) -> None:
    _set_password(maria)
    Happening.objects.filter(what="new_browser").update(at=timezone.now() - timedelta(days=91))
    assert "new here" not in maria.get("/me/safety/").content.decode()
    forget_happenings(0)
    assert _what() == ["password_set"]
    end_account(cast["maria"])
    assert _what() == []


def test_an_account_without_a_shown_address_is_told_at_the_one_it_has(cast: Cast) -> None:
    EmailAddress.objects.filter(user=cast["maria"]).update(verified=False)
    client = Client()
    _in_by_code(client)
    _set_password(client)
    assert mail.outbox[-1].to == ["maria@example.org"]
