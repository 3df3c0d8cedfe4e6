"""Someone loses the connection: the page for a bad moment is there, and so is the way to leave it fast."""

from typing import Any

from playwright.sync_api import Browser


def test_the_crisis_page_works_without_a_connection_after_one_visit_elsewhere(
    browser: Browser, live_server: Any
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{live_server.url}/guidelines/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    page.goto(f"{live_server.url}/crisis/")
    assert page.locator(".countries").count() == 1
    assert page.evaluate("() => customElements.whenDefined('kith-leave').then(() => true)")
    page.goto(f"{live_server.url}/spaces/")
    assert page.locator("main h1").count() == 1
    context.close()
