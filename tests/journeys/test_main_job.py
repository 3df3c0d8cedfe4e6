"""The main job in a real browser: ask, answer, say what helped, and find it again."""

from collections.abc import Callable

from tests.cast import Cast
from tests.journeys.conftest import Enter


def test_asking_answering_and_finding_again(enter: Enter, cast: Cast, deliver: Callable[[], None]) -> None:
    maria = enter("maria", width=360)
    maria.go("/")
    maria.go("/spaces/rural/")
    page = maria.press("Ask a question", role="link")
    page.get_by_label("Title").fill("How do you answer a consultant who calls you a patient?")
    page.get_by_label("Your words", exact=True).fill("It happened **in front of nine people**.")
    page.get_by_label("Tags").fill("first weeks, meetings")
    maria.press("Look at it first")
    assert page.locator(".preview strong").inner_text() == "in front of nine people"
    maria.press("Share it")
    topic = page.url

    tomasz = enter("tomasz", width=360)
    page = tomasz.go(topic.removeprefix(tomasz.home))
    page.get_by_label("Your words", exact=True).fill("I have been one. It is why I am good at this job.")
    tomasz.press("Share with the space")
    assert "good at this job" in page.locator("#post-2").inner_text()

    page = maria.go(topic.removeprefix(maria.home))
    maria.press("This helped")
    assert page.locator("#post-2 .helped").is_visible()
    maria.press("Thank Tomasz Wilk")

    deliver()
    page = maria.go("/search/?q=consultant+has:answer")
    assert "consultant" in page.locator(".result").first.inner_text()


def test_the_whole_job_without_script(enter: Enter, cast: Cast) -> None:
    maria = enter("maria", width=360, script=False)
    maria.go("/spaces/commons/")
    page = maria.press("Start a discussion", role="link")
    page.get_by_label("Title").fill("What we carry in the car")
    page.get_by_label("Your words", exact=True).fill("Blankets, a flask, a good book.")
    maria.press("Keep as a draft")
    page = maria.go("/spaces/commons/new/discussion/")
    assert page.get_by_label("Your words", exact=True).input_value() == "Blankets, a flask, a good book."
    maria.press("Share it")
    noor = enter("noor", width=360, script=False)
    page = noor.go(page.url.removeprefix(maria.home))
    noor.press("Quote", role="link")
    assert "Blankets" in page.get_by_label("Your words", exact=True).input_value()
    page.get_by_label("Your words", exact=True).fill("And dry socks.")
    noor.press("Share your reply")
    assert "dry socks" in page.locator("#post-2").inner_text()


def test_reading_and_replying_by_keyboard_alone(enter: Enter, cast: Cast) -> None:
    from tests.contracts.makers import MAKERS

    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    noor = enter("noor")
    page = noor.go(item.get_absolute_url())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "source":
            break
    page.keyboard.type("I greet with both hands.")
    for _step in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Share your reply":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**#post-2")
    assert "both hands" in noor.look().locator("#post-2").inner_text()
