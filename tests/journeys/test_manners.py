"""Manners that only a browser can show."""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.tags.models import Tag
from kith.foundation.people.actions import prefer
from kith.foundation.spaces.actions import belonging, inviting, opening
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import photo
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


def _of_authors_hosts_and_stewards(cast: Cast) -> dict[str, list[str]]:
    """The pages of an author, of a host and of a steward, with the keys of things that are there."""
    item = MAKERS["question"](cast.place("maria", cast.commons), tags=["first weeks"])
    answer = writing.reply(item, author=cast.place("noor", cast.commons), source="I wave, and I wait.")
    writing.edit(answer, source="I wave.", content_note="panic", by=cast["noor"])
    _show_pictures(answer, alts=("A calm lake", ""))
    own, noor = item.posts.get(number=1), cast.place("noor", cast.commons)
    belonging.join(cast.rural, by=cast["eleni"], request="I work on an island")
    inviting.invite(to=cast.rural, by=cast["tomasz"], days=3)
    opening.write_guidelines(
        cast.rural, source="# How we speak\n\n- From our own experience, slowly.", by=cast["tomasz"]
    )
    return {
        "maria": [
            item.get_absolute_url(), _at("conversations:revision", item), _at("talk:open", "commons", "question"),
            _at("conversations:reply", item) + f"?to={answer.pk}&quote=1", _at("conversations:edit", own),
            _at("conversations:withdrawal", own), _at("conversations:history", answer), _at("leaving:disowning", own),
            "/spaces/rural/agreement/", "/spaces/rural/name/", "/spaces/rural/leaving/", "/spaces/rural/log/",
            "/inbox/", "/inbox/wishes/", "/inbox/wishes/commons/", "/tags/first-weeks/",
        ],
        "eleni": ["/spaces/commons/joining/", "/spaces/rural/", item.get_absolute_url()],
        "tomasz": [
            item.get_absolute_url(), _at("conversations:split", item), _at("conversations:merge", item),
            _at("conversations:move", item), _at("conversations:removal-of-item", item),
            _at("conversations:removal", answer), _at("spaces:role", "commons", noor),
            _at("spaces:removal", "commons", noor), "/spaces/rural/", "/spaces/rural/requests/",
            "/spaces/rural/invitations/", "/spaces/rural/guidelines/new/", "/spaces/rural/settings/",
            "/spaces/rural/archive/", "/spaces/rural/members/", "/spaces/commons/desk/",
        ],
        "ruth": ["/steward/tags/", _at("steward:tag", Tag.objects.get(words="first weeks")), "/desk/"],
    }  # fmt: skip


def _show_pictures(post: Post, *, alts: Sequence[str]) -> None:
    """One for each of these descriptions, of which the empty one is of someone who skipped the question."""
    picture = checked("lake.jpg", photo())
    writing.show_files(post, files=[attach(picture, to=post.item, by=post.author, alt=alt) for alt in alts])


def _at(name: str, *keys: Any) -> str:
    return reverse(name, args=[key if isinstance(key, str) else key.pk for key in keys])


def test_every_page_is_without_accessibility_problems(enter: Enter, cast: Cast) -> None:
    MAKERS["question"](cast.place("maria", cast.commons), tags=["first weeks"])
    maria, visitor = enter("maria", width=360), enter(None, width=360)
    for path in PLACES:
        maria.go(path)
    for path in DOORS:
        visitor.go(path)


def test_so_are_the_pages_of_authors_hosts_and_stewards(enter: Enter, cast: Cast) -> None:
    for who, paths in _of_authors_hosts_and_stewards(cast).items():
        person = enter(who, width=360)
        for path in paths:
            with person.page.expect_response(person.home + path) as answer:
                person.go(path)
            assert answer.value.status == 200, (who, path)


def test_in_a_language_from_right_to_left_everything_is_translated(enter: Enter, cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    visitor = enter(None, language="ar-xb", width=360)
    for path in ("/", item.get_absolute_url(), "/crisis/", "/account/login/"):
        page = visitor.go(path)
        assert page.locator("html").get_attribute("dir") == "rtl"
    buttons = page.locator("main button").all_inner_texts()
    assert buttons
    assert all("⟦" in words for words in buttons if words.strip()), buttons


def test_from_right_to_left_people_ask_and_answer(enter: Enter, cast: Cast) -> None:
    """What each of them types runs in its own direction, whatever the page does."""
    for name in ("maria", "noor"):
        prefer(cast[name], language="ar-xb")
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    page = maria.go(_at("talk:open", "commons", "question"))
    _runs_from_the_right(page)
    page.locator("[name=title]").fill("من يبدأ الحديث؟")
    page.locator("[name=source]").fill("ماذا أقول في البداية؟")
    page.locator("#opening button:not([name])").click()
    page.wait_for_url("**/talk/**")
    item = Item.objects.get(title="من يبدأ الحديث؟")
    _runs_from_the_right(maria.look())

    page = noor.go(item.get_absolute_url())
    page.locator("#reply [name=source]").fill("I say hello, and wait.")
    page.locator("#reply button:not([name])").click()
    page.locator("#post-2").wait_for()
    _runs_from_the_right(noor.look())
    directions = {
        number: page.locator(f"#post-{number} .body p").evaluate("p => getComputedStyle(p).direction")
        for number in (1, 2)
    }
    assert directions == {1: "rtl", 2: "ltr"}


def _runs_from_the_right(page: Page) -> None:
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_what_is_typed_is_kept_while_typing(enter: Enter, cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    noor = enter("noor")
    page = noor.go(item.get_absolute_url())
    with page.expect_response(re.compile("draft")) as kept:
        page.get_by_label("Your words", exact=True).press_sequentially("Half a thought")
    assert kept.value.status == 204
    page = enter("noor").go(item.get_absolute_url())
    assert page.get_by_label("Your words", exact=True).input_value() == "Half a thought"


def test_words_sent_after_the_session_ended_can_be_sent_again(enter: Enter, cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.circle))
    visitor = enter("tomasz", width=360)
    page = visitor.go(item.get_absolute_url())
    session = [one for one in visitor.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME]
    page.get_by_label("Your words", exact=True).fill("# Slowly\n\nThis took me an hour to write.")
    visitor.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    kept = visitor.press("Share with the space").get_by_label("Your words")
    assert "This took me an hour to write." in kept.input_value()
    visitor.context.add_cookies(session)  # type: ignore[arg-type]
    page = visitor.press("Send again")
    assert "This took me an hour to write." in page.locator("#post-2").inner_text()
    assert item.posts.count() == 2
