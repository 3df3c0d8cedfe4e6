"""A browser that has a worker of ours, and loses the line."""

from collections.abc import Callable

from playwright.sync_api import Page

from kith.capabilities.items.models import Item
from tests.journeys.line import Line

Come = Callable[..., Page]


def worker_is_ready(page: Page) -> None:
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # from now on it sees what is asked for
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def offline(page: Page, line: Line, address: str) -> str:
    with line.cut():
        page.goto(address)
        return page.locator("main").inner_text()


def mark(page: Page, collection: Item) -> None:
    page.goto(collection.get_absolute_url())
    page.get_by_role("button", name="Keep this collection on this device").click()
    page.get_by_text("This collection is on this device.").wait_for()


def share(page: Page, words: str) -> None:
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Share your reply").click()
    page.wait_for_url("**/offline/")
