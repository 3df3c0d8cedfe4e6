"""`bin/look [--as NAME] [PATH…]`: pages of the running demo in three widths, light and dark."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from kith.doors.demo.content import the_cast

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "looks"
NOBODY = "nobody"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (360, 768, 1280)
KEY_PAGES = (
    "/",
    "/spaces/",
    "/spaces/commons/",
    "/spaces/commons/new/question/",
    "/talk/1/",
    "/library/",
    "/gatherings/",
    "/circles/",
    "/courses/",
    "/people/",
    "/search/?q=supervision",
    "/crisis/",
    "/inbox/",
    "/inbox/wishes/",
    "/messages/",
    "/learning/",
    "/competencies/looks/",
    "/portfolio/",
    "/me/profile/",
    "/me/account/",
)


class NobodyOfThatName(Exception):
    """Says who there is instead."""


def main() -> int:
    options = _options()
    try:
        options.person = key_of(options.person)
        FOLDER.mkdir(exist_ok=True)
        _take(options)
    except NobodyOfThatName as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except Error as error:
        first = error.message.splitlines()[0]
        print(f"{first}\nDoes the demo run at {options.url}? Start it with bin/run.", file=sys.stderr)
        return 1
    return 0


def _take(options: argparse.Namespace) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                _look(browser, options, width=width, scheme=scheme)
        browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/look", description="Take pictures of pages of the running demo."
    )
    parser.add_argument(
        "--as", dest="person", default="maria", help="who to enter as, by key or name; “nobody” for a visitor"
    )
    parser.add_argument("--url", default=os.environ.get("KITH_URL", "http://127.0.0.1:8000"))
    parser.add_argument("paths", nargs="*", default=list(KEY_PAGES))
    return parser.parse_args()


def key_of(said: str) -> str:
    """The key of someone of the cast, whom one may call by a name as well; none for “nobody”."""
    wanted = said.strip().casefold()
    if wanted == NOBODY:
        return ""
    for one in the_cast():
        names = (one.key, one.name, one.name.partition(" ")[0])
        if wanted in (name.casefold() for name in names):
            return one.key
    there = ", ".join(f"{one.key} ({one.name})" for one in the_cast())
    raise NobodyOfThatName(f"Nobody of the cast is called “{said}”. There are: {there}.")


def chromium() -> str | None:
    """The system's Chromium; None lets Playwright use its own."""
    names = (os.environ.get("KITH_CHROMIUM", ""), *BROWSERS)
    return next((found for name in names if name and (found := shutil.which(name))), None)


def arguments() -> list[str]:
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--disable-gpu",
        "--disable-sync",
    ]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


def _look(browser: Browser, options: argparse.Namespace, *, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, service_workers="block",
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    if options.person:
        _enter(page, options)
    for path in options.paths:
        page.goto(options.url + path)
        name = path.strip("/").replace("/", "-").replace("?", "-") or "home"
        file = FOLDER / f"{name[:60]}-{width}-{scheme}.png"
        page.screenshot(path=file, full_page=True)
        print(file.relative_to(ROOT))
    context.close()


def _enter(page: Page, options: argparse.Namespace) -> None:
    page.goto(f"{options.url}/demo/")
    page.locator(f'form:has(input[value="{options.person}"]) button').click(timeout=5_000)


if __name__ == "__main__":
    sys.exit(main())
