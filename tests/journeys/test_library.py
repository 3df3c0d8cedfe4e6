"""A practice in a real browser: written in a few steps on a phone, found, tried, adapted, and a second version of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kith.capabilities.citations.actions import cite
from kith.capabilities.items.drafts import Desk
from kith.capabilities.search.actions import save
from kith.domains.library.saving import LIBRARY
from kith.lib.citations.shapes import Record
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter, Visitor


def _write(visitor: Visitor, page: Page) -> str:
    """From the first title to the published page, as someone does it who tells what they know; the way to its page."""
    page.get_by_label("Title").fill("Tea before talk")
    page = visitor.press("Begin")
    page.get_by_label("Purpose").fill("It makes a *beginning* easier.")
    page.get_by_label("meeting someone for the first time").check()
    page = visitor.press("Keep it and go on")
    page.get_by_label("Steps", exact=True).fill("- Put the kettle on\n- Sit down")
    page.get_by_label("up to half an hour").check()
    page = visitor.press("Keep it and go on")
    page.get_by_label("What to watch for").fill("Ask first.")
    page.get_by_label("Others may use it and change it, if they name you.", exact=True).check()
    page = visitor.press("Keep it and see it all")
    assert page.locator("article em").inner_text() == "beginning"
    visitor.press("Publish it", role="link")
    page = visitor.press("Publish this version")
    return page.url.removeprefix(visitor.home)


def test_written_found_tried_adapted_and_renewed(
    enter: Enter, cast: Cast, deliver: Callable[[], None]
) -> None:
    maria = enter("maria", width=360)
    maria.go("/spaces/commons/")
    way = _write(maria, maria.press("Describe a practice", role="link"))
    deliver()

    noor = enter("noor", width=360)
    page = noor.go("/library/")
    page.get_by_label("Good for").select_option(label="meeting someone for the first time (1)")
    noor.press("Look")
    page = noor.press("Tea before talk", role="link")
    noor.press("I tried this", role="link")
    page.get_by_label("What happened").fill("We sat longer than usual.")
    page.get_by_label("I would do it again").check()
    page = noor.press("Share it")
    assert "Tried it · I would do it again" in page.locator("#post-2").inner_text()

    page = noor.press("Adapt or translate it", role="link")
    page.get_by_label("What did you change, and why?").fill("Coffee fits better here")
    page.get_by_label("Its core was kept").check()
    page = noor.press("Begin")
    page.get_by_label("Title").fill("Coffee before talk")
    noor.press("Keep it for later")
    noor.press("Publish it", role="link")
    page = noor.press("Publish this version")
    assert page.locator(".family svg rect").count() == 2

    page = maria.go(way)
    assert "Coffee fits better here" in page.inner_text("main")
    maria.press("Write a new version", role="link")
    page = maria.press("3. With care", role="link")
    page.get_by_label("What to watch for").fill("Ask twice.")
    maria.press("Keep it and see it all")
    page = maria.press("Publish it", role="link")
    page.get_by_label("What changed, and why?").fill("Once is not enough")
    maria.press("Publish this version")
    page = maria.press("Version 2", role="link")
    assert "Once is not enough" in page.inner_text("main")
    maria.press("Version 1", role="link")


@pytest.mark.parametrize("script", [True, False])
def test_two_appraise_a_practice_and_see_it_differently(enter: Enter, cast: Cast, script: bool) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    for name, conclusion in (("noor", "It often goes well"), ("sam", "Too early to say")):
        visitor = enter(name, width=360, script=script)
        visitor.go(item.get_absolute_url())
        visitor.press("Appraise it", role="link")
        page = visitor.press("Ask this: What practice shows", role="link")
        page.get_by_label("For months").check()
        page.get_by_label(conclusion).check()
        page.get_by_label("Why you see it so").fill("We poured many cups.")
        page = visitor.press("Share it")
        assert f"What practice shows · {conclusion}" in page.inner_text("#posts")
    page = enter(None, width=360, script=script).go(item.get_absolute_url())
    assert "People disagree about what practice shows." in page.inner_text(".evidence")
    page.get_by_role("link", name="Who says so, and why").click()
    expect(page.get_by_text("We poured many cups.")).to_have_count(2)


def test_a_practice_is_written_without_script(enter: Enter, cast: Cast) -> None:
    maria = enter("maria", width=360, script=False)
    maria.go("/spaces/commons/")
    way = _write(maria, maria.press("Describe a practice", role="link"))
    assert "Put the kettle on" in enter(None, script=False).go(way).inner_text("main")


def test_the_pages_for_those_who_write_are_without_barriers(enter: Enter, cast: Cast) -> None:
    place = cast.place("maria", cast.commons)
    item, better = (MAKERS["practice"](place, title=title) for title in ("Tea first", "A better way"))
    maria = enter("maria", width=360)
    for path in ("contributors/", "retirement/", "versions/", "versions/1/", "writing/", "revision/"):
        maria.go(f"/items/{item.pk}/{path}")
    Desk("reply", item=item).keep({"source": "Half a thought"}, by=cast["maria"])
    maria.go("/me/writing/")
    page = maria.press("Read it, or throw it away", role="link")
    assert "Half a thought" in page.inner_text("main")
    page = maria.press("Throw it away")
    assert "The draft is gone." in page.inner_text("main")
    for path in ("family/", "appraisals/", "appraisal/", "appraisal/?framework=registry"):
        maria.go(f"/library/{item.pk}/{path}")
    page = maria.go(f"/items/{item.pk}/retirement/")
    page.get_by_label("Why is it withdrawn?").fill("There is a better one")
    page = maria.press("Withdraw it")
    assert "There is a better one" in page.inner_text("main")
    page = maria.press("Change what this page says", role="link")
    page.get_by_label("What can people read instead?").fill(better.title)
    page = maria.press("Keep it")
    link = page.get_by_role("link", name=better.title).first
    assert link.get_attribute("href") == better.get_absolute_url()
    maria.press("Bring it back")


def test_the_pages_around_the_library_are_without_barriers_and_no_wider_than_the_window(
    enter: Enter, cast: Cast
) -> None:
    place = cast.place("maria", cast.commons)
    item = MAKERS["practice"](place, title="Tea first")
    cite(item, Record(title="Tea and talk", doi="10.5555/tea-and-a-long-address-of-it"), by=place)
    search = save("q=tea", finder=LIBRARY, by=cast["maria"])
    maria = enter("maria", width=360)
    for path in (
        "/library/months/", "/library/months/?purpose=hope", "/me/searches/", f"/me/searches/{search.pk}/", "/me/device/",
        f"/items/{item.pk}/sources/", f"/items/{item.pk}/sources/new/", f"/items/{item.pk}/sources/files/",
        f"/items/{item.pk}/sources/1/withdrawal/", "/spaces/commons/writing/practice/file/",
    ):  # fmt: skip
        maria.go(path)


@pytest.mark.parametrize("script", [True, False])
def test_entries_are_gathered_put_in_order_and_shared(enter: Enter, cast: Cast, script: bool) -> None:
    entries = [
        MAKERS["practice"](cast.place("noor", cast.commons), title=title) for title in ("Tea", "Walks")
    ]
    maria = enter("maria", width=360, script=script)
    maria.go(entries[0].get_absolute_url())
    page = maria.press("Put it into a collection", role="link")
    page.get_by_label("Title").fill("For the first weeks")
    page.get_by_label("In which space").select_option("commons")
    page.get_by_label("Anyone on the web").check()
    page.get_by_label("Your words about it").fill("Begin here.")
    maria.press("Begin it with this entry")
    maria.go(entries[1].get_absolute_url())
    page = maria.press("Put it into a collection", role="link")
    page.get_by_label("Your words about it").first.fill("Then go out.")
    page = maria.press("Put it there")
    page.get_by_role("button", name="Move down Tea").click()
    expect(page.locator(".gathered h2")).to_have_text(["Walks", "Tea"])
    page = maria.press("1. What it is", role="link")
    page.get_by_label("What it gathers").fill("Gentle ways.")
    page.get_by_label("Others may use it and change it, if they name you.", exact=True).check()
    maria.press("Keep it and see it all")
    maria.press("Publish it", role="link")
    page = maria.press("Publish this version")
    expect(page.locator(".gathered h3")).to_have_text(["Walks", "Tea"])
    assert page.locator(".gathered .said").all_inner_texts() == ["Then go out.", "Begin here."]
    page = enter(None, width=360, script=script).go(entries[0].get_absolute_url())
    assert page.locator("#gathered-in").inner_text() == "In these collections"
