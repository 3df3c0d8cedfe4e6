"""A real browser on a real server: every page that a journey visits is looked at by axe as well."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    sync_playwright,
)

from kith.capabilities.items.models import Item
from kith.domains.library.actions import gather
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.line import Line
from tests.journeys.without_line import Come, worker_is_ready
from tests.look.__main__ import arguments, chromium

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
WIDTHS = {360, 1280}  # of a phone and of a desk
HEIGHT = 900
AT_HOME = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"  # nothing else has an address
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = f"""axe.run(document, {{runOnly: {RULES}, resultTypes: ["violations"], iframes: false}}).then(
    run => run.violations.map(found => `${{found.id}}: ${{found.help}} ${{found.nodes.map(node => node.html).slice(0, 3).join(" ")}}`))"""
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium(), args=[*arguments(), AT_HOME])
    yield started
    started.close()


class Visitor:
    """Someone at a browser. Whatever page they come to must be without an accessibility problem or an error."""

    def __init__(self, context: BrowserContext, home: str, *, script: bool) -> None:
        self.context, self.home, self.script = context, home, script
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        # Heard and not held up: to hold requests up would make each of them wait, and nothing would be cached.
        context.on("request", self._hear_request)

    def _hear(self, message: ConsoleMessage) -> None:
        """A page may be refused, missing or not ready, which is part of a journey; a style or a script may not."""
        where = message.location["url"]
        if message.type == "error" and (
            not any(code in message.text for code in ("status of 4", "status of 503")) or "/static/" in where
        ):
            self.troubles.append(f"{message.text} {where}")

    def _hear_request(self, request: Request) -> None:
        ours = tuple(filter(None, (self.home, settings.LIVE, "data:", "blob:")))
        if not request.url.startswith(ours) and not request.is_navigation_request():
            self.troubles.append(f"A page asked someone else: {request.url}")

    @property
    def main(self) -> str:
        """What the page says."""
        return self.page.inner_text("main")

    def go(self, path: str) -> Page:
        self.page.goto(self.home + path)
        return self.look()

    def press(self, name: str, *, role: Any = "button") -> Page:
        """Press a button or follow a link by its name, and look at where it leads."""
        self.page.get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()
        return self.look()

    def look(self) -> Page:
        """On a phone and at a desk the page fits, and axe finds nothing; then it is as wide as before."""
        assert self.troubles == []
        own = self.page.viewport_size["width"] if self.page.viewport_size else min(WIDTHS)
        with self._axe() as violations:
            for width in (*sorted(WIDTHS - {own}), own):
                self.page.set_viewport_size({"width": width, "height": HEIGHT})
                assert self.page.evaluate("document.documentElement.scrollWidth") <= width, self.page.url
                found = violations()
                assert found == [], f"{self.page.url} at {width}: {found}"
        return self.page

    @contextmanager
    def _axe(self) -> Iterator[Callable[[], list[str]]]:
        """What axe finds, as sentences. Where scripts are off it cannot run; the same pages are seen with them on."""
        if not self.script:
            yield list
            return
        session = self.context.new_cdp_session(self.page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})
        where = {"contextId": world["executionContextId"], "awaitPromise": True, "returnByValue": True}
        session.send("Runtime.evaluate", {"expression": f"{AXE}; true", **where})

        def violations() -> list[str]:
            answer = session.send("Runtime.evaluate", {"expression": VIOLATIONS, **where})
            return list(answer["result"].get("value", [str(answer)]))

        yield violations
        session.detach()


Enter = Callable[..., Visitor]


@pytest.fixture
def enter(browser: Browser, live_server: Any, cast: Cast) -> Iterator[Enter]:
    """Someone comes in: `enter("maria", width=360)`; `enter(None)` is a visitor who is not signed in."""
    contexts: list[BrowserContext] = []
    settings.SITE_URL = live_server.url

    def come(
        person: str | None,
        *,
        width: int = 1280,
        script: bool = True,
        language: str = "en",
        worker: bool = False,
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, java_script_enabled=script,
            service_workers="allow" if worker else "block",
            locale=language, reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        cookies = [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}]
        if person is not None:
            cookies.append(_session(cast.client(person), live_server.url))
        context.add_cookies(cookies)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        return Visitor(context, live_server.url, script=script)

    yield come
    for context in contexts:
        context.close()


def _session(client: Client, url: str) -> dict[str, str]:
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}


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
        context = browser.new_context(base_url=line.url, locale="en-US")
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
        worker_is_ready(page)
        return page

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def entries(cast: Cast) -> list[Item]:
    """Two that anyone may read, and one for the Tuesday circle alone."""
    first, second = (
        MAKERS["insight"](cast.place("noor", cast.commons), title=title) for title in ("Tea", "Walks")
    )
    return [first, second, MAKERS["insight"](cast.place("maria", cast.circle), title="Quilt")]


@pytest.fixture
def collection(cast: Cast, entries: list[Item]) -> Item:
    made = MAKERS["collection"](cast.place("maria", cast.commons), title="For the first weeks")
    for entry in entries:
        gather(entry, into=made, words=f"About {entry.title}", by=cast["maria"])
    return made
