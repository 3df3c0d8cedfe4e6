"""What a device keeps: nothing of what one reads, until its person says so there; and nothing when they are gone."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from kith.foundation.people.actions import suspend
from kith.foundation.people.tests.test_signing_in import _in_by_code
from tests.cast import Cast

PAGES = ("/", "/spaces/commons/", "/spaces/tuesday/", "/inbox/", "/people/")


def _rule(client: Client, address: str) -> str:
    return client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_of_someone_who_is_signed_in_is_stored(cast: Cast, address: str) -> None:
    assert "no-store" in _rule(cast.client("maria"), address)
    assert "private" in _rule(cast.client("maria"), address)


def test_one_can_let_ones_own_device_keep_pages_and_take_it_back(cast: Cast) -> None:
    maria = cast.client("maria")
    assert maria.post("/me/device/", {"keep": "yes"}).status_code == 302
    assert _rule(maria, "/spaces/tuesday/") == "private, no-cache"
    assert 'value="yes" checked' in maria.get("/me/device/").content.decode()
    for address in ("/me/account/", "/me/safety/", "/me/boundaries/", "/messages/"):
        assert "no-store" in _rule(maria, address), address
    answer = maria.post("/me/device/", {"keep": "no"})
    assert answer.headers["Clear-Site-Data"] == '"cache"', "words that wait to be sent are kept"
    assert "no-store" in _rule(maria, "/spaces/tuesday/")


def test_what_one_person_allows_holds_for_nobody_else_at_the_same_device(cast: Cast) -> None:
    shared = cast.client("maria")
    shared.post("/me/device/", {"keep": "yes"})
    shared.force_login(cast["noor"])
    assert "no-store" in _rule(shared, "/")


def test_it_can_be_thrown_away_at_once(cast: Cast) -> None:
    maria = cast.client("maria")
    maria.post("/me/device/", {"keep": "yes"})
    assert "Clear-Site-Data" in maria.post("/me/device/", {"forget": ""}).headers
    assert _rule(maria, "/") == "private, no-cache"


def test_signing_out_clears_this_browser(cast: Cast) -> None:
    client = Client()
    _in_by_code(client)
    client.get("/")
    assert client.post("/account/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get("/").headers


def test_where_a_session_was_ended_from_elsewhere_the_next_answers_clear_the_browser(cast: Cast) -> None:
    """A worker does not see into redirects: it is said again with the page at their end, and then no more."""
    here, there = Client(), Client()
    for client in (here, there):
        _in_by_code(client)
        client.get("/")
    there.post("/account/sessions/")
    sent = here.get("/me/account/")
    assert sent.status_code == 302
    assert "Clear-Site-Data" in sent.headers
    page = here.get(sent.headers["Location"])
    assert page.status_code == 200
    assert "Clear-Site-Data" in page.headers
    assert "Clear-Site-Data" not in here.get("/").headers
    assert "Clear-Site-Data" not in there.get("/").headers


def test_a_suspended_person_leaves_nothing_behind(cast: Cast) -> None:
    client = cast.client("maria")
    client.get("/")
    suspend(cast["maria"])
    assert "Clear-Site-Data" in client.get("/").headers


def test_when_someone_else_signs_in_the_first_ones_pages_are_gone(cast: Cast) -> None:
    shared = cast.client("maria")
    shared.get("/")
    Session.objects.all().delete()
    answer = _in_by_code(shared)
    assert "Clear-Site-Data" not in answer.headers, "it is Maria again: her drafts are hers"
    shared.get("/")
    shared.force_login(cast["noor"])
    assert "Clear-Site-Data" in shared.get("/").headers


def test_a_visitor_is_told_to_clear_nothing_and_gets_no_sign(cast: Cast) -> None:
    client = Client()
    answer = client.get("/crisis/")
    assert "Clear-Site-Data" not in answer.headers
    assert "here" not in client.cookies
    assert UserSession.objects.count() == 0
