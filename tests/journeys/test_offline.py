"""Someone loses the connection: the page for a bad moment is there. What one has read is there where one said so."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.cast import Cast
from tests.journeys.conftest import _session
from tests.journeys.line import Line

Come = Callable[..., Page]


@pytest.fixture
def line(live_server: Any) -> Iterator[Line]:
    laid = Line(live_server.url)
    yield laid
    laid.take_away()


@pytest.fixture
def come(browser: Browser, line: Line, cast: Cast) -> Iterator[Come]:
    """Someone at a browser of their own, whose worker is ready."""
    contexts: list[BrowserContext] = []

    def arrive(person: str | None, *, keep: bool = False) -> Page:
        context = browser.new_context(base_url=line.url)
        contexts.append(context)
        if person is not None:
            client = cast.client(person)
            client.post("/me/device/", {"keep": "yes" if keep else "no"})
            cookies = [_session(client, line.url)]
            cookies += [
                {"name": name, "value": client.cookies[name].value, "url": line.url}
                for name in ("here", "keep")
                if client.cookies.get(name) and client.cookies[name].value
            ]
            context.add_cookies(cookies)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto("/guidelines/")
        _worker_is_ready(page)
        return page

    yield arrive
    for context in contexts:
        context.close()


def _worker_is_ready(page: Page) -> None:
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # from now on it sees what is asked for
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def _offline(page: Page, line: Line, address: str) -> str:
    with line.cut():
        page.goto(address)
        return page.locator("main").inner_text()


def test_the_crisis_page_works_without_a_connection_after_one_visit_elsewhere(come: Come, line: Line) -> None:
    page = come(None)
    with line.cut():
        page.goto("/crisis/")
        assert page.locator(".countries").count() == 1
        assert page.evaluate("() => customElements.whenDefined('kith-leave').then(() => true)")
        page.goto("/spaces/")
        assert page.locator("main h1").inner_text() == "No connection just now"


def test_a_device_keeps_nothing_of_what_was_read_until_its_person_says_so(come: Come, line: Line) -> None:
    page = come("maria")
    page.goto("/spaces/tuesday/")
    assert "No connection just now" in _offline(page, line, "/spaces/tuesday/")
    page.goto("/me/device/")
    page.get_by_label("Yes, the last 60 pages").check()
    page.get_by_role("button", name="Keep my choices").click()
    page.goto("/spaces/tuesday/")
    page.goto("/")
    assert "Tuesday circle" in _offline(page, line, "/spaces/tuesday/")
    assert "No connection just now" in _offline(page, line, "/me/safety/")


def test_signing_out_throws_away_what_was_kept(come: Come, line: Line) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    page.goto("/me/account/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    _worker_is_ready(page)
    assert "Tuesday" not in _offline(page, line, "/spaces/tuesday/")
    assert "Talk to someone now" in _offline(page, line, "/crisis/")


def test_being_signed_out_from_elsewhere_does_so_with_the_next_answer(
    come: Come, line: Line, cast: Cast
) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    page.goto("/")
    assert "Tuesday circle" in _offline(page, line, "/spaces/tuesday/")
    maria = cast["maria"]
    maria.set_unusable_password()
    maria.save()  # whatever ends the session: its sign is no longer true
    page.goto("/me/account/")
    expect(page.locator("main h1")).to_have_text("Sign in")
    _worker_is_ready(page)  # the browser threw it away as well
    assert "Tuesday" not in _offline(page, line, "/spaces/tuesday/")


def test_a_copy_of_the_crisis_page_that_is_old_is_fetched_anew(come: Come, line: Line) -> None:
    page = come(None)
    page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((each) => each.startsWith("kith-always"));
          const kept = await caches.open(name);
          await kept.put("/crisis/", new Response("numbers of long ago"));
          await kept.put("/kept-at/", new Response(Date.now() - 25 * 3600 * 1000));
        }"""
    )
    page.goto("/guidelines/")
    fresh = """async () => !(await (await caches.match("/crisis/")).text()).includes("long ago")"""
    page.wait_for_function(fresh)
    assert "Talk to someone now" in _offline(page, line, "/crisis/")
