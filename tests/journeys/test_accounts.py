"""Joining, signing in and telling about oneself, in a real browser; with a passkey too."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache

from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Field
from tests.cast import Cast
from tests.journeys.conftest import Enter

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


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_an_account_can_be_used_by_everyone(enter: Enter, cast: Cast, width: int) -> None:
    EmailAddress.objects.filter(user=cast["maria"]).update(verified=True)
    tell(cast["maria"], field=Field.ROLE, texts=["certified peer specialist"])
    tell(cast["maria"], field=Field.LANGUAGE, texts=["es", "en"])
    maria = enter("maria", width=width)
    for address in OWN_PAGES:
        maria.go(address)
    visitor = enter(None, width=width)
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


def test_a_passkey_is_made_and_lets_in(enter: Enter, cast: Cast) -> None:
    EmailAddress.objects.filter(user=cast["maria"]).update(verified=True)
    visitor = enter("maria")
    page = visitor.go("/account/2fa/webauthn/add/")
    device = visitor.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    page.get_by_label("A name for it").fill("My phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url(lambda address: "webauthn/add" not in address)
    visitor.look()
    print("AT", page.url, page.inner_text("main"))
    visitor.go("/account/2fa/")
    assert "My phone" in page.content()
    visitor.go("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(visitor.home + "/")
    visitor.go("/account/login/")
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(lambda address: "/account/login" not in address)
    visitor.go("/me/account/")
    assert "Maria Delgado" in page.content()
