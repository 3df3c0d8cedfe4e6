"""Joining, signing in and telling about oneself, in a real browser; with a passkey too."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import CDPSession, Route

from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Field
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor

OWN_PAGES = (
    "/me/account/", "/me/preferences/", "/me/profile/", "/me/closing/", "/people/", "/people/maria/",
    "/people/maria/?as=members", "/account/email/", "/account/password/set/", "/account/sessions/", "/account/2fa/",
    "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/2fa/webauthn/", "/account/logout/",
)  # fmt: skip
VISITORS_PAGES = ("/account/login/", "/account/login/code/", "/account/signup/", "/account/password/reset/",
                  "/account/inactive/")  # fmt: skip


@pytest.fixture(autouse=True)
def _patience() -> None:
    cache.clear()


def _code() -> str:
    found = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def test_every_page_of_an_account_can_be_used_by_everyone(enter: Enter, cast: Cast) -> None:
    EmailAddress.objects.filter(user=cast["maria"]).update(verified=True)
    tell(cast["maria"], field=Field.ROLE, texts=["certified peer specialist"])
    tell(cast["maria"], field=Field.LANGUAGE, texts=["es", "en"])
    maria = enter("maria", width=360)
    for address in OWN_PAGES:
        maria.go(address)
    visitor = enter(None, width=360)
    for address in VISITORS_PAGES:
        visitor.go(address)


@pytest.mark.parametrize("script", [True, False])
def test_joining_with_a_name_an_address_and_a_code(enter: Enter, script: bool) -> None:
    visitor = enter(None, width=360, script=script)
    page = visitor.go("/account/signup/")
    page.get_by_label("Your name, as others see it").fill("Amara Osei")
    page.get_by_label("E-mail").fill("amara@example.org")
    visitor.press("Join")
    page.get_by_label("Code").fill(_code())
    visitor.press("Go on")
    visitor.go("/me/account/")
    assert "Amara Osei" in page.content()


DEVICE = {"options": {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}}  # fmt: skip


def _device(visitor: Visitor) -> tuple[CDPSession, str]:
    """A device that keeps passkeys, for as long as the page is open."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    return session, session.send("WebAuthn.addVirtualAuthenticator", DEVICE)["authenticatorId"]


def test_a_passkey_is_made_and_lets_in(enter: Enter, cast: Cast) -> None:
    EmailAddress.objects.filter(user=cast["maria"]).update(verified=True)
    maria = enter("maria")
    page = maria.go("/account/2fa/webauthn/add/")
    device, which = _device(maria)
    kept: list[dict[str, Any]] = []

    def keep(route: Route) -> None:
        kept.extend(device.send("WebAuthn.getCredentials", {"authenticatorId": which})["credentials"])
        route.continue_()

    page.route("**/webauthn/add/", keep)
    page.get_by_label("A name for it").fill("My phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    maria.look()
    maria.go("/account/2fa/")
    assert "My phone" in page.content()
    visitor = enter(None)
    page = visitor.go("/account/login/")
    device, which = _device(visitor)
    device.send("WebAuthn.addCredential", {"authenticatorId": which, "credential": kept[0]})
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(lambda address: "/account/login" not in address)
    visitor.go("/me/account/")
    assert "Maria Delgado" in page.content()
