"""What someone wrote without a connection is sent once, by whoever wrote it."""

from playwright.sync_api import expect

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import begin
from kith.domains.library.kinds import PRACTICE
from tests.cast import Cast
from tests.journeys.conftest import _session
from tests.journeys.line import Line
from tests.journeys.without_line import Come, share


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
        share(page, "I hear you")
        expect(page.locator("main")).to_contain_text("Your words wait on this device")
        page.goto(item.get_absolute_url())
        share(page, "I wonder")
        page.go_back()
        share(page, "I wonder still")
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
        share(page, "I hear you")
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


def test_sources_that_were_typed_without_a_connection_are_added_once_when_it_is_back(
    come: Come, line: Line, entries: list[Item]
) -> None:
    """Also where two were typed on the same copy of a page, and one of them a second time."""
    page, item = come("noor", keep=True), entries[0]
    address = f"/items/{item.pk}/sources/new/"
    page.goto(address)
    with line.cut():
        for title in ("A walk", "A walk", "A rest"):
            page.goto(address)
            page.get_by_label("Its title").fill(title)
            page.get_by_role("button", name="Add it").click()
            page.wait_for_url("**/offline/")
    page.goto("/")
    page.get_by_text("What you wrote without a connection is sent now.").wait_for()
    page.get_by_role("link", name="See it").click()
    expect(page.locator("main")).to_contain_text("A rest")
    assert sorted(item.references.values_list("work__title", flat=True)) == ["A rest", "A walk"]


def test_what_needs_another_look_is_in_its_form_again(come: Come, line: Line, entries: list[Item]) -> None:
    page = come("maria")
    page.goto(entries[0].get_absolute_url())
    with line.cut():
        share(page, "Call 555-867-5309")
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
        share(page, "I hear you")
        page.context.add_cookies([_session(cast.client("noor"), line.url)])  # type: ignore[list-item]
    page.goto("/offline/")
    page.evaluate("() => navigator.locks.request('kith waiting', () => true)")
    assert _said(entries[0]) == []
