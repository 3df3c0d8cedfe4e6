"""Someone loses the connection: the page for a bad moment is there. What one has read is there where one said so."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.cast import Cast
from tests.journeys.conftest import _session

Come = Callable[..., Page]


@pytest.fixture
def come(browser: Browser, live_server: Any, cast: Cast) -> Iterator[Come]:
    """Someone at a browser of their own, whose worker is ready."""
    contexts: list[BrowserContext] = []

    def arrive(person: str | None, *, keep: bool = False) -> Page:
        context = browser.new_context(base_url=live_server.url)
        contexts.append(context)
        if person is not None:
            client = cast.client(person)
            client.post("/me/device/", {"keep": "yes" if keep else "no"})
            cookies = [_session(client, live_server.url)]
            cookies += [
                {"name": name, "value": client.cookies[name].value, "url": live_server.url}
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


def _offline(page: Page, address: str) -> str:
    page.context.set_offline(True)
    page.goto(address)
    found = page.locator("main").inner_text()
    page.context.set_offline(False)
    return found


def test_the_crisis_page_works_without_a_connection_after_one_visit_elsewhere(come: Come) -> None:
    page = come(None)
    page.context.set_offline(True)
    page.goto("/crisis/")
    assert page.locator(".countries").count() == 1
    assert page.evaluate("() => customElements.whenDefined('kith-leave').then(() => true)")
    page.goto("/spaces/")
    assert page.locator("main h1").inner_text() == "No connection just now"


def test_a_device_keeps_nothing_of_what_was_read_until_its_person_says_so(come: Come) -> None:
    page = come("maria")
    page.goto("/spaces/tuesday/")
    assert "No connection just now" in _offline(page, "/spaces/tuesday/")
    page.goto("/me/device/")
    page.get_by_label("Yes, the last 60 pages").check()
    page.get_by_role("button", name="Keep my choices").click()
    page.goto("/spaces/tuesday/")
    page.goto("/")
    assert "Tuesday circle" in _offline(page, "/spaces/tuesday/")
    assert "No connection just now" in _offline(page, "/me/safety/")


def test_signing_out_throws_away_what_was_kept(come: Come) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    page.goto("/me/account/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    _worker_is_ready(page)
    assert "Tuesday" not in _offline(page, "/spaces/tuesday/")
    assert "Talk to someone now" in _offline(page, "/crisis/")


def test_being_signed_out_from_elsewhere_does_so_with_the_next_answer(come: Come, cast: Cast) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    page.goto("/")
    assert "Tuesday circle" in _offline(page, "/spaces/tuesday/")
    maria = cast["maria"]
    maria.set_unusable_password()
    maria.save()  # whatever ends the session: its sign is no longer true
    page.goto("/me/account/")
    expect(page.locator("main h1")).to_have_text("Sign in")
    _worker_is_ready(page)  # the browser threw it away as well
    assert "Tuesday" not in _offline(page, "/spaces/tuesday/")


def test_a_copy_of_the_crisis_page_that_is_old_is_fetched_anew(come: Come) -> None:
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
    assert "Talk to someone now" in _offline(page, "/crisis/")
