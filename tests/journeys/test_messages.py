"""First contact between two people, from the page of one to words in both directions."""

import pytest

from kith.capabilities.messages.actions import asking
from tests.cast import Cast
from tests.journeys.conftest import Enter


@pytest.mark.parametrize("script", [True, False])
def test_first_contact(enter: Enter, cast: Cast, script: bool) -> None:
    maria = enter("maria", width=360, script=script)
    maria.go("/people/noor/")
    maria.press("Write a message", role="link")
    maria.page.get_by_label("Your first words").fill("Your question about rounds stayed with me.")
    page = maria.press("Send the request")
    assert "Sent. You will see an answer here if there is one." in page.inner_text("main")
    assert page.get_by_label("Your words").count() == 0

    noor = enter("noor", width=360, script=script)
    page = noor.go("/me/account/")
    assert page.get_by_role("listitem").filter(has_text="Messages").locator(".new").count() == 1
    noor.press("Messages", role="link")
    noor.page.get_by_text("People who ask to write to you").click()
    assert "Your question about rounds stayed with me." in noor.look().inner_text("main")
    noor.press("Accept")
    noor.page.get_by_label("Your words").fill("I am **glad** that you write.")
    page = noor.press("Send")
    assert page.locator(".post").count() == 2

    maria.go("/messages/")
    page = maria.press("Noor", role="link")
    assert "I am glad that you write." in page.inner_text("main")
    page.get_by_label("For how long shall this be kept?").select_option("30")
    page = maria.press("Keep this wish")
    assert "It is kept for: 30 days after the last word." in page.inner_text("main")


def test_saying_no_and_leaving(enter: Enter, cast: Cast) -> None:
    asking.write_to([cast["noor"], cast["sam"]], "A small group?", by=cast["maria"], title="Night shifts")
    noor = enter("noor", width=360)
    noor.go("/messages/")
    noor.page.get_by_text("People who ask to write to you").click()
    page = noor.press("Decline")
    assert "Whoever asked is not told." in page.inner_text("main")
    assert "Night shifts" not in page.inner_text("main")
    sam = enter("sam", width=1280)
    sam.go("/messages/")
    sam.page.get_by_text("People who ask to write to you").click()
    sam.press("Accept")
    sam.press("Leave this correspondence", role="link")
    page = sam.press("Leave this correspondence")
    assert "You left." in page.inner_text("main")


def test_deleting_ones_words(enter: Enter, cast: Cast) -> None:
    asking.write_to([cast["noor"]], "Said too soon", by=cast["maria"])
    maria = enter("maria", width=360)
    maria.go("/messages/")
    maria.press("Noor", role="link")
    maria.press("Delete", role="link")
    page = maria.press("Delete it")
    assert "This message was deleted." in page.inner_text("main")
