"""Signing in with an account elsewhere, against a provider that speaks OpenID Connect: it runs in this test."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from kith.foundation.people.models import Person
from tests.cast import Cast

OURS, SECRET, CODE, TOKEN = "kith-here", "a-secret-of-forty-letters-or-something-so", "the-code", "the-token"


class Provider(HTTPServer):
    """Tells who someone is, to whoever brings the code, the secret and the proof that belongs to it."""

    person: dict[str, Any]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        here = self.server.address
        if self.path == "/.well-known/openid-configuration":
            names = {
                "authorization_endpoint": "authorize",
                "token_endpoint": "token",
                "userinfo_endpoint": "userinfo",
                "jwks_uri": "keys",
            }
            self._say({"issuer": here} | {name: f"{here}/{path}" for name, path in names.items()})
        elif self.path == "/userinfo" and self.headers["Authorization"] == f"Bearer {TOKEN}":
            self._say(self.server.person)
        else:
            self._say({"error": "unknown"}, status=404)

    def do_POST(self) -> None:
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path != "/token" or told["code"] != [CODE] or told.get("client_secret", [SECRET]) != [SECRET]:
            self._say({"error": "invalid_grant"}, status=400)
            return
        now = int(time.time())
        claims = self.server.person | {"iss": self.server.address, "aud": OURS, "iat": now, "exp": now + 60}
        token = jwt.encode(claims, SECRET, algorithm="HS256")
        self._say({"access_token": TOKEN, "token_type": "Bearer", "id_token": token})

    def _say(self, words: dict[str, Any], *, status: int = 200) -> None:
        body = json.dumps(words).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Quietly."""


@pytest.fixture
def provider(settings: Any, cast: Cast) -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), _Answers)
    server.person = {"sub": "42", "name": "Amara Osei", "email": "amara@example.org", "email_verified": True}
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    app = {"provider_id": "connect", "name": "The association", "client_id": OURS, "secret": SECRET,
           "settings": {"server_url": server.address}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def _come_back(client: Client, *, code: str = CODE) -> Any:
    """Go to the provider, and come back as its page would send one."""
    away = client.post("/account/oidc/connect/login/")
    assert away.status_code == 302, away.content.decode()
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert asked["client_id"] == [OURS]
    assert "openid" in asked["scope"][0]
    return client.get(
        "/account/oidc/connect/login/callback/", {"code": code, "state": asked["state"][0]}, follow=True
    )


def _is_in(client: Client) -> bool:
    return client.get("/me/account/").status_code == 200


def test_someone_new_joins_and_comes_back_as_the_same_person(provider: Provider) -> None:
    client = Client()
    page = _come_back(client)
    assert "amara@example.org" in page.content.decode()
    assert "Amara Osei" not in page.content.decode()  # how one is called here, one chooses oneself
    joined = client.post(page.request["PATH_INFO"], {"name": "Amara", "email": "amara@example.org"})
    assert joined.status_code == 302, joined.content.decode()
    person = Person.objects.get(email="amara@example.org")
    assert SocialAccount.objects.get(user=person).uid == "42"
    again = Client()
    _come_back(again)
    assert _is_in(again)
    assert Person.objects.filter(email="amara@example.org").count() == 1


def test_an_address_that_someone_here_has_opens_nothing_of_theirs(provider: Provider, cast: Cast) -> None:
    """Whatever a provider says about an address: who is a member already shows it by the ways they have here."""
    EmailAddress.objects.update(verified=True)
    provider.person |= {"sub": "43", "email": "maria@example.org"}
    client = Client()
    page = _come_back(client)
    client.post(page.request["PATH_INFO"], {"name": "Maria", "email": "maria@example.org"})
    assert not _is_in(client)
    assert not SocialAccount.objects.filter(user=cast["maria"]).exists()


def test_a_member_ties_the_account_to_their_own_and_is_told(provider: Provider, cast: Cast) -> None:
    EmailAddress.objects.update(verified=True)
    maria = cast.client("maria")
    away = maria.post("/account/oidc/connect/login/?process=connect")
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    maria.get(
        "/account/oidc/connect/login/callback/", {"code": CODE, "state": asked["state"][0]}, follow=True
    )
    assert SocialAccount.objects.get().user == cast["maria"]
    assert mail.outbox
    elsewhere = Client()
    _come_back(elsewhere)
    assert "Maria Delgado" in elsewhere.get("/me/account/").content.decode()


def test_a_wrong_code_or_a_state_of_another_browser_lets_nobody_in(provider: Provider) -> None:
    client = Client()
    _come_back(client, code="another")
    assert not _is_in(client)
    other = Client()
    other.get("/account/oidc/connect/login/callback/", {"code": CODE, "state": "made-up"})
    assert not _is_in(other)
    assert not SocialAccount.objects.exists()
