"""A session in three browsers: all are in the same step, whatever they press, lose or load again."""

import re

import pytest
from playwright.sync_api import Page, expect

from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import address, state, together
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor
from tests.streaming import Streams

STEPS = ("Telling", "The key question", "How we think about it", "The group thinks", "What I take with me")
WIDTHS = {"maria": 1280, "noor": 360, "sam": 360}


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, *WIDTHS))


def _all_in(visitors: dict[str, Visitor], words: str) -> None:
    for visitor in visitors.values():
        expect(visitor.page.locator("#session-now h1")).to_have_text(words)


def _press(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()


def _gathered(enter: Enter, of: Circle) -> dict[str, Visitor]:
    """Maria chooses six steps, and the others come in."""
    visitors = {name: enter(name, width=width) for name, width in WIDTHS.items()}
    maria, noor, sam = visitors.values()
    maria.go(of.get_absolute_url())
    maria.press("Meet now, step by step", role="link")
    maria.page.get_by_label("Six steps to ideas").check()
    maria.page.get_by_label("With a word from each before and after").uncheck()
    maria.press("Gather")
    for visitor in (noor, sam):
        visitor.go(of.get_absolute_url())
        visitor.press("To our session", role="link")
        _press(visitor, "Come in")
        expect(visitor.page.locator("#session-now").get_by_text("(you)")).to_be_visible()
    expect(maria.page.locator(".people li")).to_have_count(3)
    return visitors


@pytest.mark.usefixtures("streams")
def test_whoever_looks_at_the_circle_sees_that_a_session_begins(enter: Enter, of: Circle, cast: Cast) -> None:
    noor = enter("noor", width=360)
    with noor.page.expect_response(lambda answer: "/live/" in answer.url):
        noor.go(of.get_absolute_url())
    together(of, by=cast["maria"])
    expect(noor.page.get_by_text("Your circle meets now.")).to_be_visible()
    noor.look()
    noor.press("To our session", role="link")
    _press(noor, "Come in")


@pytest.mark.usefixtures("streams")
def test_three_go_through_all_six_steps_together(enter: Enter, of: Circle, cast: Cast) -> None:
    visitors = _gathered(enter, of)
    maria, noor, sam = visitors.values()
    _press(maria, "Brings something: Noor")
    _press(maria, "Writes down: Sam Rivera")
    expect(noor.page.locator("#session-now").get_by_text("Noor brings something.")).to_be_visible()
    _press(maria, "Start")
    _all_in(visitors, "Who does what")
    for step in STEPS:
        _press(maria, "Next step")
        _all_in(visitors, step)
        for visitor in visitors.values():
            visitor.look()
        _in_step(step, maria, noor, sam)
    _press(maria, "End the session")
    _all_in(visitors, "The session is over")
    expect(noor.page.locator("#session-now").get_by_text("A walk by the canal")).to_be_visible()
    assert "A walk by the canal" not in maria.page.inner_text("main")
    assert "How can I rest on Fridays?" in sam.page.inner_text("main")
    for visitor in visitors.values():
        visitor.look()
    noor.press("Write it into my own log", role="link")
    assert "I was there" in noor.page.inner_text("main")


def _in_step(step: str, maria: Visitor, noor: Visitor, sam: Visitor) -> None:
    if step == "Telling":
        _press(sam, "Take a pause")
        for visitor in (maria, noor):
            expect(visitor.page.locator("#session-now").get_by_text("This is a pause.")).to_be_visible()
        _press(noor, "Go on")
        expect(maria.page.locator("#session-now").get_by_text("This is a pause.")).to_have_count(0)
    if step == "The key question":
        noor.page.get_by_label("Write to all of us").fill("How can I rest on Fridays?")
        _press(noor, "Keep it as: Key question")
        expect(sam.page.locator("#session-now").get_by_text("How can I rest on Fridays?")).to_be_visible()
        expect(noor.page.get_by_label("Write to all of us")).to_have_value("")
    if step == "How we think about it":
        noor.page.get_by_role("button", name=re.compile("We choose this.*Headstand")).click()
        for visitor in (maria, noor, sam):
            expect(visitor.page.locator("#session-now").get_by_text("your way")).to_be_visible()
    if step == "The group thinks":
        expect(sam.page.locator("#session-now").get_by_text("What would make it even worse?")).to_be_visible()
        expect(
            noor.page.locator("#session-now").get_by_text("You listen. You need not react")
        ).to_be_visible()
        sam.page.get_by_label("Notes for whoever brought something").fill("A walk by the canal")
        maria.page.locator("#session-now").get_by_text("For whoever leads").click()
        _press(maria, "5 minutes more")
        expect(sam.page.locator("kith-clock").first).to_contain_text("15:00")
        expect(sam.page.get_by_label("Notes for whoever brought something")).to_have_value(
            "A walk by the canal"
        )
        _press(sam, "Keep these notes")
        expect(noor.page.locator("#session-now").get_by_text("A walk by the canal")).to_be_visible()


@pytest.mark.usefixtures("streams")
def test_a_step_for_which_pages_are_ready_is_shown_without_asking(enter: Enter, of: Circle) -> None:
    visitors = _gathered(enter, of)
    maria, noor, sam = visitors.values()
    _press(maria, "Brings something: Noor")
    expect(sam.page.locator("#session-now").get_by_text("Noor brings something.")).to_be_visible()
    _press(maria, "Start")
    _all_in(visitors, "Who does what")
    with noor.page.expect_response("**/ahead/"), sam.page.expect_response("**/ahead/"):
        pass  # things are still, and they make ready
    asked: list[str] = []
    for visitor in (noor, sam):
        visitor.page.on("request", lambda request: asked.append(request.url))
    for step in ("Telling", "The key question"):
        _press(maria, "Next step")
        _all_in(visitors, step)
        expect(noor.page.get_by_role("button", name="Take a pause")).to_be_visible()
        _runs(sam.page)
    assert not [each for each in asked if "/session/" in each]


def test_whoever_comes_back_is_in_the_step_of_the_others_and_the_clock_ran_on(
    enter: Enter, of: Circle, cast: Cast, streams: Streams
) -> None:
    visitors = _gathered(enter, of)
    maria, noor, _sam = visitors.values()
    _press(maria, "Start")
    _all_in(visitors, "Who does what")
    streams.fall()
    _press(maria, "Take a pause")
    _press(maria, "Go on")
    _press(maria, "Brings something: Noor")
    _press(maria, "Next step")
    expect(maria.page.locator("#session-now h1")).to_have_text("Telling")
    streams.start()
    _all_in(visitors, "Telling")
    second = enter("noor", width=1280)
    second.go(noor.page.url.removeprefix(noor.home))
    expect(second.page.locator("#session-now h1")).to_have_text("Telling")
    assert second.page.locator(".people li").count() == 3, "two devices of one person are one voice"
    _runs(second.page)


def _runs(page: Page) -> None:
    passed = page.locator("kith-clock .passed").first
    before = passed.inner_text()
    expect(passed).not_to_have_text(before, timeout=5000)
    expect(passed).to_have_text(re.compile(r"^\d+:\d\d$"))


def test_without_script_everything_can_be_done(enter: Enter, of: Circle, cast: Cast) -> None:
    session = together(of, cast["noor"], by=cast["maria"], code="round")
    maria = enter("maria", width=360, script=False)
    maria.go(address(session))
    maria.press("Start")
    maria.press("Take a pause")
    assert "This is a pause." in maria.page.inner_text("main")
    maria.press("Go on")
    maria.press("I am here. See what is new")
    maria.page.locator("#session-now").get_by_text("For whoever leads").click()
    maria.press("End the session here")
    assert "The session is over" in maria.page.inner_text("main")
    assert state(session, by=cast["noor"]).finished_at
    assert Session.objects.count() == 0, "behind the wall"
