"""A moment for oneself after a hard shift; and questions, looked at, kept, looked back to and deleted."""

import pytest

from tests.cast import Cast
from tests.journeys.conftest import Enter


@pytest.mark.parametrize("script", [True, False])
def test_a_moment_is_looked_at_and_only_then_kept(enter: Enter, cast: Cast, script: bool) -> None:
    noor = enter("noor", width=360, script=script)
    noor.go("/me/account/")
    noor.press("For you", role="link")
    page = noor.press("Take a moment", role="link")
    assert "stop at any time" in page.inner_text("main")
    noor.press("Begin", role="link")
    noor.page.get_by_label("It is too much").check()
    noor.page.get_by_label("What carried me?").fill("The bus driver waved")
    page = noor.press("Show me, do not save")
    assert "Nothing of this is saved" in page.inner_text("main")
    assert "You do not have to be alone with it" in page.inner_text("main")
    page = noor.press("Keep it for me")
    assert "The bus driver waved" in page.inner_text("main")
    page = noor.go("/me/own/")
    assert "Moment of" in page.inner_text("main")


@pytest.mark.parametrize("script", [True, False])
def test_questions_are_answered_kept_looked_back_to_and_deleted(
    enter: Enter, cast: Cast, script: bool
) -> None:
    noor = enter("noor", width=360, script=script)
    noor.go("/me/own/")
    page = noor.press("Copenhagen Burnout Inventory", role="link")
    assert "Only you see it" in page.inner_text("main")
    for answer in ("Sometimes", "Seldom"):
        noor.go("/me/own/")
        noor.press("Copenhagen Burnout Inventory", role="link")
        page = noor.press("Begin", role="link")
        for choice in page.get_by_label(answer, exact=True).all():
            choice.check()
        page = noor.press("Keep it for me")
    assert "on a line from" not in page.inner_text("main"), "numbers are shown when asked for"
    page.get_by_text("Show the number").first.click()
    assert "on a line from 0 to 100" in page.inner_text("main")
    noor.look()
    page = noor.press("See what I answered before", role="link")
    assert "Only your own answers" in page.inner_text("main")
    noor.press("Back to my answers", role="link")
    noor.press("Delete this", role="link")
    page = noor.press("Delete this")
    assert "It is gone." in page.inner_text("main")


@pytest.mark.parametrize("script", [True, False])
def test_a_plan_is_written_on_a_good_day(enter: Enter, cast: Cast, script: bool) -> None:
    noor = enter("noor", width=360, script=script)
    noor.go("/me/own/")
    page = noor.press("Leaving work at work", role="link")
    assert "Before you go" in page.inner_text("main")
    page = noor.press("Write one into my plan", role="link")
    page.get_by_label("How I leave work at work").fill("The bridge")
    page = noor.press("Keep it for me")
    assert "The bridge" in page.inner_text("main")


def test_a_page_and_people_and_throwing_all_of_it_away(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360)
    noor.go("/me/own/")
    noor.press("Write a page", role="link")
    noor.page.get_by_label("My words").fill("Rain on the roof.\nNo phone.")
    page = noor.press("Keep it for me")
    assert "No phone." in page.inner_text("main")
    noor.press("Change it", role="link")
    noor.page.get_by_label("My words").fill("Sun on the roof.")
    noor.press("Keep it for me")
    noor.go("/me/own/people/")
    noor.page.get_by_label("People I can call").fill("Kim, 555 0100")
    page = noor.press("Keep it for me")
    assert "Sun on the roof." in page.inner_text("main")
    noor.press("Delete everything here", role="link")
    page = noor.press("Delete everything here")
    assert "Everything is gone." in page.inner_text("main")
    assert "Sun on the roof." not in page.inner_text("main")


def test_without_a_connection_nothing_typed_is_lost(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360)
    noor.go("/me/own/pages/new/")
    noor.page.get_by_label("My words").fill("Rain on the roof.")
    noor.context.set_offline(True)
    page = noor.press("Keep it for me")
    assert "Nothing was sent" in page.inner_text("main")
    noor.context.set_offline(False)
    page = noor.press("Keep it for me")
    assert "Rain on the roof." in page.inner_text("main")


KEPT = """() => caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(kept => kept.keys()))))
    .then(all => all.flat().map(each => new URL(each.url).pathname))"""


def test_a_device_that_keeps_pages_keeps_none_of_these(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360, worker=True)
    noor.go("/me/device/")
    noor.page.get_by_label("Yes, the last 60 pages").check()
    noor.press("Keep my choices")
    noor.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    noor.go("/spaces/commons/")
    noor.go("/me/own/pages/new/")
    noor.page.get_by_label("My words").fill("Rain on the roof.")
    noor.press("Keep it for me")
    noor.go("/me/own/")
    noor.go("/spaces/")
    noor.page.wait_for_function(f"({KEPT})().then(kept => kept.includes('/spaces/'))")
    assert not [path for path in noor.page.evaluate(KEPT) if path.startswith("/me/own/")]
    assert not [name for name in noor.page.evaluate("Object.keys(localStorage)") if name.startswith("draft ")]
