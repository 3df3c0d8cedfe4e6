"""Someone loses the connection: the page for a bad moment is there. What one has read is there where one said so."""

from django.utils import formats, timezone
from playwright.sync_api import expect

from kith.capabilities.versions.actions.retiring import retire
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.line import Line
from tests.journeys.without_line import Come, offline, worker_is_ready


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
    assert "No connection just now" in offline(page, line, "/spaces/tuesday/")
    page.goto("/me/device/")
    page.get_by_label("Yes, the last 60 pages").check()
    page.get_by_role("button", name="Keep my choices").click()
    page.goto("/spaces/tuesday/")
    page.goto("/")
    assert "Tuesday circle" in offline(page, line, "/spaces/tuesday/")
    assert "No connection just now" in offline(page, line, "/me/safety/")


def test_signing_out_throws_away_what_was_kept(come: Come, line: Line) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    page.goto("/me/account/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    worker_is_ready(page)
    assert "Tuesday" not in offline(page, line, "/spaces/tuesday/")
    assert "Talk to someone now" in offline(page, line, "/crisis/")


def test_being_signed_out_from_elsewhere_does_so_with_the_next_answer(
    come: Come, line: Line, cast: Cast
) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    page.goto("/")
    assert "Tuesday circle" in offline(page, line, "/spaces/tuesday/")
    maria = cast["maria"]
    maria.set_unusable_password()
    maria.save()  # whatever ends the session: its sign is no longer true
    page.goto("/me/account/")
    expect(page.locator("main h1")).to_have_text("Sign in")
    worker_is_ready(page)  # the browser threw it away as well
    assert "Tuesday" not in offline(page, line, "/spaces/tuesday/")


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
    assert "Talk to someone now" in offline(page, line, "/crisis/")


def test_a_page_that_was_kept_says_how_old_it_is(come: Come, line: Line) -> None:
    page = come("maria", keep=True)
    page.goto("/spaces/tuesday/")
    assert "Kept on" not in page.locator("main").inner_text()
    found = offline(page, line, "/spaces/tuesday/")
    assert "Tuesday circle" in found
    assert (
        f"Kept on {formats.date_format(timezone.localdate(), 'F j, Y')}; you have no connection now." in found
    )
    assert "Kept on" in offline(page, line, "/crisis/")
    assert "Kept on" not in offline(page, line, "/spaces/commons/"), "nothing was kept of it"


def test_what_one_may_not_see_any_more_is_kept_no_longer(come: Come, line: Line, cast: Cast) -> None:
    item = MAKERS["insight"](cast.place("noor", cast.commons), title="Tea first")
    page = come("maria", keep=True)
    page.goto(item.get_absolute_url())
    assert "Hello all" in offline(page, line, item.get_absolute_url())
    retire(item, reason="It did harm", by=item.author)
    page.goto(item.get_absolute_url())
    assert "Hello all" not in offline(page, line, item.get_absolute_url())
