"""Someone loses the connection: the page for a bad moment is there. What one has read is there where one said so."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import formats, timezone
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions import begin, retire
from kith.domains.library.actions import gather
from kith.domains.library.kinds import PRACTICE
from tests.cast import Cast
from tests.contracts.makers import MAKERS
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
    page.evaluate(
        """async () => {
          const isOld = async () => (await (await caches.match("/crisis/")).text()).includes("long ago");
          while (await isOld()) await new Promise(requestAnimationFrame);
        }"""
    )
    assert "Talk to someone now" in _offline(page, line, "/crisis/")


def test_a_page_that_was_kept_says_how_old_it_is(come: Come, line: Line) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    assert "Kept on" not in page.locator("main").inner_text()
    found = _offline(page, line, "/spaces/tuesday/")
    assert "Tuesday circle" in found
    assert (
        f"Kept on {formats.date_format(timezone.localdate(), 'F j, Y')}; you have no connection now." in found
    )
    assert "Kept on" in _offline(page, line, "/crisis/")
    assert "Kept on" not in _offline(page, line, "/spaces/commons/"), "nothing was kept of it"


def test_what_one_may_not_see_any_more_is_kept_no_longer(come: Come, line: Line, cast: Cast) -> None:
    item = MAKERS["insight"](cast.place("noor", cast.commons), title="Tea first")
    page = come("maria", keep=True)
    page.goto(item.get_absolute_url())
    assert "Hello all" in _offline(page, line, item.get_absolute_url())
    retire(item, reason="It did harm", by=item.author)
    page.goto(item.get_absolute_url())
    assert "Hello all" not in _offline(page, line, item.get_absolute_url())


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


def _mark(page: Page, collection: Item) -> None:
    page.goto(collection.get_absolute_url())
    page.get_by_role("button", name="Keep this collection on this device").click()
    page.get_by_text("This collection is on this device.").wait_for()


def test_a_collection_that_one_marked_is_read_without_a_connection(
    come: Come, line: Line, collection: Item, entries: list[Item]
) -> None:
    page = come("maria", keep=True)
    _mark(page, collection)
    page.evaluate("() => caches.delete('kith-read-4')")  # long ago, as after sixty other pages
    found = _offline(page, line, collection.get_absolute_url())
    assert "About Walks" in found
    assert "Kept on" in found
    for entry in entries[:2]:
        assert "Hello all" in _offline(page, line, entry.get_absolute_url()), entry
    order = f"?in={collection.pk}"
    assert "Next:" in _offline(page, line, entries[0].get_absolute_url() + order)
    assert "Before:" in _offline(page, line, entries[1].get_absolute_url() + order)
    assert "No connection just now" in _offline(page, line, entries[0].get_absolute_url() + "?page=2")
    assert "No connection just now" in _offline(page, line, entries[2].get_absolute_url())

    page.goto("/me/device/")
    kept = page.locator("kith-marked li")
    assert kept.get_by_role("link").inner_text() == "For the first weeks"
    kept.get_by_role("button", name="Do not keep it any more").click()
    expect(page.locator("kith-marked")).to_be_hidden()
    assert "No connection just now" in _offline(page, line, entries[0].get_absolute_url())


def test_pictures_that_anyone_may_see_stay_with_their_page_and_go_with_it(
    come: Come, line: Line, cast: Cast, collection: Item, entries: list[Item]
) -> None:
    for entry in (entries[0], entries[2]):
        picture = SimpleUploadedFile("tea.jpg", _photo())
        words = {"source": "Look", "attached": picture, "alt": "Tea"}
        cast.client("maria").post(f"/items/{entry.pk}/reply/", words)
    page = come("maria", keep=True)
    _mark(page, collection)
    page.goto(entries[2].get_absolute_url())
    for entry, is_there in ((entries[0], True), (entries[2], False)):
        assert "Look" in _offline(page, line, entry.get_absolute_url())
        assert _sees_the_picture(page, line, entry) is is_there, entry
    page.goto(entries[0].get_absolute_url())
    page.wait_for_function(KEPT, arg=2)
    retire(entries[0], reason="It did harm", by=entries[0].author)
    page.goto(entries[0].get_absolute_url())
    page.wait_for_function(KEPT, arg=0)


KEPT = """async (number) => {
  let found = 0;
  for (const name of await caches.keys()) {
    found += (await (await caches.open(name)).keys()).filter(({ url }) => url.includes("/files/")).length;
  }
  return found === number;
}"""


def _sees_the_picture(page: Page, line: Line, entry: Item) -> bool:
    with line.cut():
        page.goto(entry.get_absolute_url())
        shown = page.locator(".files img")
        shown.scroll_into_view_if_needed()
        return bool(
            shown.evaluate(
                "(img) => { img.loading = 'eager'; return img.decode().then(() => true, () => false) }"
            )
        )


def _photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (600, 400), "teal").save(out, "JPEG")
    return out.getvalue()


def test_what_came_into_a_marked_collection_comes_to_the_device_too(
    come: Come, line: Line, cast: Cast, collection: Item
) -> None:
    page = come("maria", keep=True)
    _mark(page, collection)
    late = MAKERS["insight"](cast.place("noor", cast.commons), title="Bread")
    gather(late, into=collection, by=cast["maria"])
    page.goto(collection.get_absolute_url())
    page.get_by_text("This collection is on this device.").wait_for()
    assert "Hello all" in _offline(page, line, late.get_absolute_url())


def test_signing_out_throws_away_what_was_marked_and_what_waits(
    come: Come, line: Line, collection: Item, entries: list[Item]
) -> None:
    page = come("maria", keep=True)
    _mark(page, collection)
    page.goto(entries[0].get_absolute_url())
    with line.cut():
        _share(page, "I hear you")
    page.goto("/me/account/")
    page.evaluate(
        "() => caches.open('kith-waiting-1').then((kept) => kept.put('/waiting/x', new Response()))"
    )
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    _worker_is_ready(page)
    assert (
        page.evaluate(
            "() => caches.keys().then((names) => names.filter((name) => /read|marked|waiting/.test(name)))"
        )
        == []
    )
    assert "No connection just now" in _offline(page, line, entries[0].get_absolute_url())


def test_a_device_that_keeps_nothing_is_offered_the_choice(come: Come, collection: Item) -> None:
    page = come("maria")
    page.goto(collection.get_absolute_url())
    assert page.get_by_role("button", name="Keep this collection").count() == 0
    page.get_by_role("link", name="Choose what it may keep").click()
    page.wait_for_url("**/me/device/")


def _share(page: Page, words: str) -> None:
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Share your reply").click()
    page.wait_for_url("**/offline/")


def _said(item: Item) -> list[str]:
    return [post.source for post in item.posts.filter(number__gt=1).order_by("number")]


def test_what_was_written_without_a_connection_is_sent_once(
    come: Come, line: Line, entries: list[Item]
) -> None:
    """Also two replies that were written on the same copy of a page."""
    item = entries[0]
    page = come("maria", keep=True)
    page.goto(item.get_absolute_url())
    with line.cut():
        _share(page, "I hear you")
        expect(page.locator("main")).to_contain_text("Your words wait on this device")
        page.goto(item.get_absolute_url())
        _share(page, "I wonder")
        page.go_back()
        _share(page, "I wonder still")
    page.goto("/")
    page.get_by_text("What you wrote without a connection is sent now.").wait_for()
    page.get_by_role("link", name="See it").click()
    expect(page.locator("main")).to_contain_text("I wonder still")
    assert sorted(_said(item)) == ["I hear you", "I wonder", "I wonder still"]
    page.goto(item.get_absolute_url())
    assert page.get_by_label("Your words").input_value() == ""
    assert (
        page.evaluate(
            "() => caches.open('kith-waiting-1').then((kept) => kept.keys()).then((all) => all.length)"
        )
        == 0
    )
    assert len(_said(item)) == 3


def test_what_came_through_although_its_answer_was_lost_is_not_there_twice(
    come: Come, line: Line, cast: Cast, entries: list[Item]
) -> None:
    item = entries[0]
    page = come("maria")
    page.goto(item.get_absolute_url())
    key = page.locator("#reply [name=send_key]").input_value()
    cast.client("maria").post(f"/items/{item.pk}/reply/", {"source": "I hear you", "send_key": key})
    with line.cut():
        _share(page, "I hear you")
    page.goto("/")
    page.get_by_text("What you wrote without a connection is sent now.").wait_for()
    assert _said(item) == ["I hear you"]


def test_a_step_that_was_filled_in_without_a_connection_is_kept_when_it_is_back(
    come: Come, line: Line, cast: Cast
) -> None:
    version = begin(PRACTICE, by=cast.place("maria", cast.commons), title="Tea first")
    page = come("maria", keep=True)
    page.goto(f"/items/{version.item_id}/writing/what/")
    with line.cut():
        page.get_by_label("Purpose").fill("It calms both.")
        page.get_by_label("finding hope").check()
        page.get_by_role("button", name="Keep it and go on").click()
        page.wait_for_url("**/offline/")
    page.goto("/")
    page.get_by_text("What you wrote without a connection is sent now.").wait_for()
    version.refresh_from_db()
    assert (version.words["purpose"], version.words["purposes"]) == ("It calms both.", "hope")
    assert version.edition == 2


def test_what_needs_another_look_is_in_its_form_again(come: Come, line: Line, entries: list[Item]) -> None:
    page = come("maria")
    page.goto(entries[0].get_absolute_url())
    with line.cut():
        _share(page, "Call 555-867-5309")
    page.goto("/")
    page.get_by_text("Please look at it once more.").wait_for()
    assert _said(entries[0]) == []
    page.get_by_role("link", name="See it").click()
    expect(page.get_by_label("Your words")).to_have_value("Call 555-867-5309")


def test_nobody_sends_what_someone_else_wrote_here(
    come: Come, line: Line, cast: Cast, entries: list[Item]
) -> None:
    page = come("maria")
    page.goto(entries[0].get_absolute_url())
    with line.cut():
        _share(page, "I hear you")
        page.context.add_cookies([_session(cast.client("noor"), line.url)])  # type: ignore[list-item]
    page.goto("/offline/")
    page.evaluate("() => navigator.locks.request('kith waiting', () => true)")
    assert _said(entries[0]) == []
