"""Pages that hear of what is new, in a real browser with a real stream."""

from collections.abc import Callable

import pytest

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.reading import see
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter
from tests.streaming import Streams


@pytest.mark.usefixtures("streams")
def test_a_reply_waits_in_a_quiet_line_and_moves_nothing(
    enter: Enter, cast: Cast, deliver: Callable[[], None]
) -> None:
    item = MAKERS["question"](cast.place("noor", cast.commons))
    deliver()
    noor = enter("noor", width=360)
    with noor.page.expect_response(lambda answer: "/live/" in answer.url) as stream:
        page = noor.go(item.get_absolute_url())
    assert stream.value.status == 200
    before = page.locator("#post-1").bounding_box()
    writing.reply(item, author=cast.place("maria", cast.commons), source="A flask.")
    deliver()
    line = page.locator("#live-item").get_by_role("link", name="1 new reply")
    line.wait_for()
    page.locator("#live-inbox .count").wait_for()
    assert page.locator("#post-1").bounding_box() == before
    assert page.locator("#post-2").count() == 0
    noor.press("1 new reply", role="link")
    assert "A flask." in page.locator("#post-2").inner_text()


def test_what_happened_while_the_stream_was_away_is_heard_of_once_it_is_back(
    enter: Enter, cast: Cast, deliver: Callable[[], None], streams: Streams
) -> None:
    """Also if nothing was heard before: the stream began with the key of the last event."""
    item = MAKERS["question"](cast.place("noor", cast.commons))
    deliver()
    noor = enter("noor")
    with noor.page.expect_response(lambda answer: "/live/" in answer.url):
        page = noor.go(item.get_absolute_url())
    streams.fall()
    writing.reply(item, author=cast.place("maria", cast.commons), source="A flask.")
    deliver()
    with page.expect_request(lambda asked: "part=news" in asked.url, timeout=30_000) as asked:
        streams.start()
    assert asked.value.headers.get("accept") == "text/html"
    page.locator("#live-item").get_by_role("link", name="1 new reply").wait_for()


@pytest.mark.usefixtures("streams")
def test_a_hidden_page_keeps_no_stream_and_looks_once_when_it_is_seen_again(
    enter: Enter, cast: Cast, deliver: Callable[[], None]
) -> None:
    item = MAKERS["question"](cast.place("noor", cast.commons))
    deliver()
    noor = enter("noor")
    with noor.page.expect_response(lambda answer: "/live/" in answer.url):
        page = noor.go(item.get_absolute_url())
    with page.expect_event("requestfailed", lambda request: "/live/" in request.url):
        page.evaluate(HIDE.replace("HIDDEN", "true"))
    # Counted from here: before, the page may have looked once for what was said while it was made.
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    writing.reply(item, author=cast.place("maria", cast.commons), source="A flask.")
    deliver()
    assert asked == []
    page.evaluate(HIDE.replace("HIDDEN", "false"))
    page.locator("#live-item").get_by_role("link", name="1 new reply").wait_for()
    assert sum("part=news" in url for url in asked) <= 1


@pytest.mark.usefixtures("streams")
@pytest.mark.parametrize(("path", "width"), [("/", 360), ("/spaces/commons/", 1280)])
def test_a_card_is_marked_when_something_new_is_said_there(
    enter: Enter, cast: Cast, deliver: Callable[[], None], path: str, width: int
) -> None:
    item = MAKERS["question"](cast.place("noor", cast.commons), title="What do you carry?")
    see(item, up_to=1, by=cast["noor"])
    deliver()
    noor = enter("noor", width=width)
    with noor.page.expect_response(lambda answer: "/live/" in answer.url):
        page = noor.go(path)
    card = page.locator(".item", has_text="What do you carry?")
    assert card.locator(".new").count() == 0
    before = card.bounding_box()
    noor.page.wait_for_timeout(1_100)  # the line counts what came after the second in which its page was made
    writing.reply(item, author=cast.place("maria", cast.commons), source="A flask.")
    deliver()
    card.locator(".new").wait_for()
    assert card.bounding_box() == before
    noor.look()


@pytest.mark.usefixtures("streams")
@pytest.mark.parametrize("path", ["/", "/spaces/commons/"])
def test_a_list_moves_nothing_and_says_quietly_that_something_is_new(
    enter: Enter, cast: Cast, deliver: Callable[[], None], path: str
) -> None:
    MAKERS["question"](cast.place("noor", cast.commons), title="What do you carry?")
    deliver()
    noor = enter("noor", width=360)
    with noor.page.expect_response(lambda answer: "/live/" in answer.url):
        page = noor.go(path)
    before = page.locator(".item").first.bounding_box()
    noor.page.wait_for_timeout(1_100)  # the line counts what came after the second in which its page was made
    MAKERS["question"](cast.place("maria", cast.commons), title="What do you leave at home?")
    deliver()
    page.get_by_role("link", name="1 conversation has something new").wait_for()
    assert page.locator(".item").first.bounding_box() == before
    noor.press("1 conversation has something new", role="link")
    assert "What do you leave at home?" in page.inner_text("main")


HIDE = """Object.defineProperty(document, 'hidden', {value: HIDDEN, configurable: true});
document.dispatchEvent(new Event('visibilitychange'))"""
