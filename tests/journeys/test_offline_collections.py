"""A collection that one marked is read without a connection, with its pictures, and thrown away with all else."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import Page, expect

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.retiring import retire
from kith.domains.library.actions import gather
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.line import Line
from tests.journeys.without_line import Come, mark, offline, share, worker_is_ready


def test_a_collection_that_one_marked_is_read_without_a_connection(
    come: Come, line: Line, collection: Item, entries: list[Item]
) -> None:
    page = come("maria", keep=True)
    mark(page, collection)
    page.evaluate("() => caches.delete('kith-read-4')")  # long ago, as after sixty other pages
    found = offline(page, line, collection.get_absolute_url())
    assert "About Walks" in found
    assert "Kept on" in found
    for entry in entries[:2]:
        assert "Hello all" in offline(page, line, entry.get_absolute_url()), entry
    order = f"?in={collection.pk}"
    assert "Next:" in offline(page, line, entries[0].get_absolute_url() + order)
    assert "Before:" in offline(page, line, entries[1].get_absolute_url() + order)
    assert "No connection just now" in offline(page, line, entries[0].get_absolute_url() + "?page=2")
    assert "No connection just now" in offline(page, line, entries[2].get_absolute_url())

    page.goto("/me/device/")
    kept = page.locator("kith-marked li")
    assert kept.get_by_role("link").inner_text() == "For the first weeks"
    kept.get_by_role("button", name="Do not keep it any more").click()
    expect(page.locator("kith-marked")).to_be_hidden()
    assert "No connection just now" in offline(page, line, entries[0].get_absolute_url())


def test_pictures_that_anyone_may_see_stay_with_their_page_and_go_with_it(
    come: Come, line: Line, cast: Cast, collection: Item, entries: list[Item]
) -> None:
    for entry in (entries[0], entries[2]):
        picture = SimpleUploadedFile("tea.jpg", _photo())
        words = {"source": "Look", "attached": picture, "alt": "Tea"}
        cast.client("maria").post(f"/items/{entry.pk}/reply/", words)
    page = come("maria", keep=True)
    mark(page, collection)
    page.goto(entries[2].get_absolute_url())
    for entry, is_there in ((entries[0], True), (entries[2], False)):
        assert "Look" in offline(page, line, entry.get_absolute_url())
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
    mark(page, collection)
    late = MAKERS["insight"](cast.place("noor", cast.commons), title="Bread")
    gather(late, into=collection, by=cast["maria"])
    page.goto(collection.get_absolute_url())
    page.get_by_text("This collection is on this device.").wait_for()
    assert "Hello all" in offline(page, line, late.get_absolute_url())


def test_signing_out_throws_away_what_was_marked_and_what_waits(
    come: Come, line: Line, collection: Item, entries: list[Item]
) -> None:
    page = come("maria", keep=True)
    mark(page, collection)
    page.goto(entries[0].get_absolute_url())
    with line.cut():
        share(page, "I hear you")
    page.goto("/me/account/")
    page.evaluate(
        "() => caches.open('kith-waiting-1').then((kept) => kept.put('/waiting/x', new Response()))"
    )
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    worker_is_ready(page)
    assert (
        page.evaluate(
            "() => caches.keys().then((names) => names.filter((name) => /read|marked|waiting/.test(name)))"
        )
        == []
    )
    assert "No connection just now" in offline(page, line, entries[0].get_absolute_url())


def test_a_device_that_keeps_nothing_is_offered_the_choice(come: Come, collection: Item) -> None:
    page = come("maria")
    page.goto(collection.get_absolute_url())
    assert page.get_by_role("button", name="Keep this collection").count() == 0
    page.get_by_role("link", name="Choose what it may keep").click()
    page.wait_for_url("**/me/device/")
