"""Taking everything along, and then leaving for good."""

import json
import zipfile
from collections.abc import Callable

import pytest

from kith.capabilities.conversations.actions import writing
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from tests.cast import Cast
from tests.journeys.conftest import Enter


@pytest.mark.parametrize("script", [True, False])
def test_download_and_delete(enter: Enter, cast: Cast, deliver: Callable[[], None], script: bool) -> None:
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Rain", source="It rains")
    writing.reply(item, author=cast.place("sam", cast.commons), source="A marigold helps me")
    deliver()
    sam = enter("sam", width=360, script=script)
    sam.go("/me/account/")
    page = sam.press("Take everything along", role="link")
    with page.expect_download() as came:
        page.get_by_role("button", name="Get the file").click()
    with zipfile.ZipFile(came.value.path()) as archive:
        assert b"A marigold helps me" in archive.read(f"words/{item.pk}-2.md")
        assert json.loads(archive.read("account.json"))["email"] == "sam@example.org"

    sam.press("My account", role="link")
    page = sam.press("Close my account", role="link")
    assert "What stays, and why" in page.inner_text("main")
    page.get_by_label("Delete it").check()
    page.get_by_label("Yes, close my account").check()
    page = sam.press("Close my account")
    assert "Your account is closed." in page.inner_text("main")
    page = sam.go("/me/account/")
    assert page.get_by_role("button", name="Take everything along").count() == 0

    page = enter("maria", width=360, script=script).go(item.get_absolute_url())
    assert "marigold" not in page.content()
    assert "Sam" not in page.inner_text("main")


def test_who_is_not_sure_keeps_everything(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360)
    page = noor.go("/me/closing/")
    page.get_by_label("Leave it").check()
    page.get_by_label("Yes, close my account").evaluate("box => box.required = false")
    page = noor.press("Close my account")
    assert "Tick the box if you are sure." in page.inner_text("main")
    noor.press("Not now", role="link")
    assert cast["noor"].name == "Noor"
    assert "My account" in noor.go("/me/account/").inner_text("main")


def test_a_name_is_taken_off_one_post(enter: Enter, cast: Cast, deliver: Callable[[], None]) -> None:
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Rain", source="It rains")
    post = writing.reply(item, author=cast.place("sam", cast.commons), source="A marigold helps me")
    deliver()
    sam = enter("sam", width=360)
    sam.go(f"/posts/{post.pk}/withdrawal/")
    sam.press("Take your name off", role="link")
    page = sam.press("Take my name off")
    assert "Former member" in page.locator("#post-2").inner_text()
    assert "A marigold helps me" in page.locator("#post-2").inner_text()
