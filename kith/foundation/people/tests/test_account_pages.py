"""The pages of accounts look and speak like ours, and run under our strict rules for scripts."""

import re

import pytest
from django.test import Client

from kith.foundation.people.tests.test_signing_in import _in_by_code
from tests.cast import Cast

VISITOR = ("login/", "login/code/", "signup/", "password/reset/", "password/reset/done/", "inactive/",
           "password/reset/key/done/")  # fmt: skip
MEMBER = ("email/", "password/set/", "logout/", "sessions/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/add/",
          "2fa/webauthn/", "3rdparty/")  # fmt: skip
RUNS = re.compile(r"<script(?![^>]*(?: src=|type=\"application/json\"))|\son[a-z]+=\"|style=", re.IGNORECASE)
STRANGE = re.compile(
    r"two-factor|third-party|\buser\b|security key|authenticator|sign up|re-send", re.IGNORECASE
)


def _check(page: str) -> None:
    assert '<main class="stack" id="main"' in page
    assert "Crisis" in page or "crisis" in page
    assert RUNS.findall(page) == []
    words = re.sub(r"<script.*?</script>|<[^>]*>|“authenticator”", " ", page, flags=re.DOTALL)
    assert STRANGE.findall(words) == []
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    fields = re.findall(
        r'<(?:input|select|textarea)(?![^>]*type="(?:hidden|submit)")[^>]*\bid="([^"]+)"', page
    )
    assert set(fields) <= labelled


@pytest.mark.parametrize("address", VISITOR)
def test_pages_for_visitors(cast: Cast, address: str) -> None:
    answer = Client().get(f"/account/{address}")
    assert answer.status_code == 200
    _check(answer.content.decode())


@pytest.mark.parametrize("address", MEMBER)
def test_pages_for_members(cast: Cast, address: str) -> None:
    client = Client()
    _in_by_code(client)
    answer = client.get(f"/account/{address}")
    assert answer.status_code == 200, answer.headers
    _check(answer.content.decode())


def test_who_asks_too_often_is_asked_for_patience(cast: Cast) -> None:
    words = {"name": "A", "email": "a@example.org"}
    answers = [Client().post("/account/signup/", words) for _try in range(3)]
    assert answers[-1].status_code == 429
    assert "patience" in answers[-1].content.decode()
    _check(answers[-1].content.decode())
