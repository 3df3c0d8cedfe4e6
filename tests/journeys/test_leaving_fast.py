"""Leaving fast: counted, said, covered at once, and no way back in by the Back button."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor

ELSEWHERE = re.compile("wikipedia")


@pytest.fixture
def maria(enter: Enter, cast: Cast) -> Visitor:
    visitor = enter("maria")
    visitor.context.route(
        ELSEWHERE, lambda route: route.fulfill(body="<h1>elsewhere</h1>", content_type="text/html")
    )
    return visitor


def _press(page: Page, times: int) -> None:
    for _press in range(times):
        page.keyboard.press("Shift")


def test_each_press_is_shown_and_said_and_the_third_leaves(maria: Visitor) -> None:
    page = maria.go("/spaces/tuesday/")
    said, shown = page.locator("kith-leave [role=status]"), page.locator("kith-leave .presses")
    expect(shown).to_be_hidden()
    _press(page, 1)
    expect(said).to_have_text(re.compile("two more times"))
    expect(shown).to_be_visible()
    maria.look()
    _press(page, 1)
    expect(said).to_have_text(re.compile("one more time"))
    _press(page, 1)
    page.wait_for_url(ELSEWHERE)


def test_capitals_going_back_by_tab_escape_and_slow_presses_do_not_leave(maria: Visitor) -> None:
    page = maria.page
    page.clock.install()
    maria.go("/spaces/tuesday/")
    for keys in ("Shift+A", "Shift+Tab", "Shift+B", "Escape", "Escape", "Escape"):
        page.keyboard.press(keys)
    said = page.locator("kith-leave [role=status]")
    expect(said).to_have_text("")
    _press(page, 2)
    page.clock.run_for(5_100)
    expect(said).to_have_text("You stay on this page.")
    _press(page, 2)
    page.keyboard.press("x")
    expect(said).to_have_text("")
    _press(page, 1)
    assert page.url.startswith(maria.home)


def test_the_page_is_covered_and_that_is_said_before_the_next_is_there(maria: Visitor) -> None:
    """Even where someone stops the other page from loading, nothing of ours is seen any more."""
    maria.context.route(ELSEWHERE, lambda route: route.abort("aborted"))
    page = maria.go("/spaces/tuesday/")
    page.get_by_role("link", name="Leave fast", exact=True).click(no_wait_after=True)
    expect(page.get_by_role("alert")).to_have_text("Leaving")
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator("header.top")).to_be_hidden()
    assert "Kith" not in page.title()


def test_back_leads_out_again_and_coming_in_anew_leads_in(maria: Visitor) -> None:
    page = maria.go("/")
    maria.go("/spaces/tuesday/")
    _press(page, 3)
    page.wait_for_url(ELSEWHERE)
    page.evaluate("history.back()")
    expect(page.locator("h1")).to_have_text("elsewhere")
    page.wait_for_url(ELSEWHERE)
    maria.go("/spaces/tuesday/")
    assert page.locator("main h1").inner_text() == "Tuesday circle"


def test_the_control_says_what_it_does_and_what_it_does_not(enter: Enter) -> None:
    page = enter(None, width=360)
    page.go("/crisis/")
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Tab")
    expect(page.page.get_by_role("link", name="Leave fast", exact=True)).to_be_focused()
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    page.page.wait_for_url("**/leave-fast/")
    page.look()
    expect(page.page.get_by_role("heading", name="What it does not do")).to_be_visible()


def test_without_script_it_is_a_plain_way_out(enter: Enter) -> None:
    visitor = enter(None, script=False)
    visitor.context.route(ELSEWHERE, lambda route: route.fulfill(body="elsewhere"))
    page = visitor.go("/crisis/")
    page.get_by_role("link", name="Leave fast", exact=True).click()
    page.wait_for_url(ELSEWHERE)
