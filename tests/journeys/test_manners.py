"""Manners that only a browser can show."""

import re

import pytest

from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter

PLACES = (
    "/", "/spaces/", "/spaces/commons/", "/spaces/commons/permissions/", "/spaces/commons/guidelines/",
    "/spaces/commons/members/", "/spaces/commons/mail/", "/spaces/new/", "/people/", "/people/tomasz/", "/me/profile/", "/me/preferences/",
    "/me/account/", "/me/safety/", "/me/safety/not-me/", "/me/device/", "/leave-fast/", "/inbox/wishes/", "/me/boundaries/", "/me/archive/", "/me/closing/", "/people/tomasz/boundary/", "/spaces/commons/ties/", "/search/?q=greet", "/tags/", "/crisis/", "/guidelines/", "/who-sees-what/", "/appearance/",
    "/nothing-here/", "/style/", "/account/email/", "/account/2fa/", "/account/sessions/",
    "/messages/", "/messages/reach/", "/messages/new/?to=tomasz",
    "/me/reports/", "/me/decisions/", "/decisions/", "/spaces/commons/decisions/", "/desk/rest/", "/people/noor/report/",
)  # fmt: skip
DOORS = (
    "/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/crisis/",
    "/spaces/commons/",
)


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_without_accessibility_problems(enter: Enter, cast: Cast, width: int) -> None:
    MAKERS["question"](cast.place("maria", cast.commons), tags=["first weeks"])
    maria, visitor = enter("maria", width=width), enter(None, width=width)
    for path in PLACES:
        page = maria.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    for path in DOORS:
        visitor.go(path)


def test_in_a_language_from_right_to_left_everything_is_translated(enter: Enter, cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    visitor = enter(None, language="ar-xb", width=360)
    for path in ("/", item.get_absolute_url(), "/crisis/", "/account/login/"):
        page = visitor.go(path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    buttons = page.locator("main button").all_inner_texts()
    assert buttons
    assert all("⟦" in words for words in buttons if words.strip()), buttons


def test_what_is_typed_is_kept_while_typing(enter: Enter, cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    noor = enter("noor")
    page = noor.go(item.get_absolute_url())
    with page.expect_response(re.compile("draft")) as kept:
        page.get_by_label("Your words", exact=True).press_sequentially("Half a thought")
    assert kept.value.status == 204
    page = enter("noor").go(item.get_absolute_url())
    assert page.get_by_label("Your words", exact=True).input_value() == "Half a thought"
