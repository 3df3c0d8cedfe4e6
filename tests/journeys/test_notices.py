"""Hearing of what concerns one, and choosing how much of it."""

from collections.abc import Callable

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.notifications.jobs import send_letter
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter
from tests.letters import write_letter


@pytest.mark.parametrize("script", [True, False])
def test_a_reply_is_found_in_the_inbox_and_is_no_news_once_read(
    enter: Enter, cast: Cast, deliver: Callable[[], None], script: bool
) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons), title="What do you carry?")
    writing.reply(item, author=cast.place("noor", cast.commons), source="A flask.")
    deliver()
    maria = enter("maria", width=360, script=script)
    page = maria.go("/")
    assert page.get_by_role("link", name="Inbox").inner_text().split() == ["Inbox", "1", "new"]
    maria.press("Inbox", role="link")
    assert "Noor wrote in a conversation." in page.locator(".item.unread").inner_text()
    maria.press("What do you carry?", role="link")
    assert "A flask." in page.locator("#post-2").inner_text()
    page = maria.go("/inbox/")
    assert page.locator(".item.unread").count() == 0
    assert page.locator(".item").count() == 1


def test_quiet_hours_are_chosen_and_kept(
    enter: Enter, cast: Cast, deliver: Callable[[], None], mailoutbox: list[EmailMultiAlternatives]
) -> None:
    noor = enter("noor", width=360)
    page = noor.go("/me/account/")
    noor.press("What you hear of, and when", role="link")
    page.get_by_label("A new conversation in one of your spaces: By e-mail").select_option("At once")
    page.get_by_label("Quiet from").select_option("00:00")
    page.get_by_label("until").select_option("23:00")
    noor.press("Keep this choice")
    MAKERS["question"](cast.place("maria", cast.commons), title="What do you carry?")
    deliver()
    now = timezone.now()
    assert write_letter(cast["noor"], sort="now", now=now.replace(hour=12)) is None
    page.get_by_label("until").select_option("00:00")
    noor.press("Keep this choice")
    letter = write_letter(cast["noor"], sort="now", now=now)
    assert letter is not None
    send_letter(letter.pk)
    stop = str(mailoutbox[-1].extra_headers["List-Unsubscribe"]).strip("<>").split("/", 3)[3]
    visitor = enter(None, width=360)
    page = visitor.go(f"/{stop}")
    visitor.press("Stop these mails")
    assert "You get no more mails of this sort." in page.inner_text("main")
