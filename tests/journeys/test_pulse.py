"""A shared pulse from its offer to its end: offered at a desk, answered on a phone after a shift, read by both; also without script."""

from datetime import date

import pytest

from kith.domains.pulse.tests.group import rows_of, told
from tests.cast import Cast
from tests.journeys.conftest import Enter

HERE = "/spaces/commons/pulse/"


@pytest.mark.parametrize("script", [True, False])
def test_offered_answered_changed_and_left(enter: Enter, cast: Cast, script: bool) -> None:
    tomasz, noor = (enter(name, width=360, script=script) for name in ("tomasz", "noor"))
    tomasz.go(HERE)
    page = tomasz.press("Offer a shared pulse", role="link")
    assert "In a small circle it is better to talk" in page.inner_text("main")
    tomasz.press("Offer the pulse")

    noor.go("/spaces/commons/")
    noor.page.get_by_text("You are here as").click()
    noor.press("Shared pulse", role="link")
    page = noor.press("See what it means", role="link")
    assert "We never remind you" in page.inner_text("main")
    noor.press("Take part")
    noor.page.get_by_label("Heavy", exact=True).check()
    page = noor.press("Answer")
    assert "Only you can see it" in page.inner_text("main")
    page.get_by_label("Steady", exact=True).check()
    page = noor.press("Change my answer")
    assert page.get_by_label("Steady", exact=True).is_checked()
    page = noor.press("No longer take part")
    assert "nothing of it is left" in page.inner_text("main")
    assert rows_of(cast["noor"]) == 0

    tomasz.go(HERE)
    tomasz.press("End the pulse", role="link")
    page = tomasz.press("End the pulse")
    assert "No pulse is offered here now." in page.inner_text("main")


@pytest.mark.parametrize("script", [True, False])
def test_months_are_read_in_words_and_then_in_numbers(enter: Enter, cast: Cast, script: bool) -> None:
    told(cast.commons, date(2026, 5, 1), 4, 9, 8, 14, 6)
    told(cast.commons, date(2026, 6, 1))
    noor = enter("noor", width=360, script=script)
    page = noor.go(HERE)
    assert "too close to tell apart" in page.inner_text("main")
    assert "give or take" not in page.inner_text("main"), "numbers are shown when asked for"
    page.get_by_text("Show the numbers").click()
    assert "About 41 people answered" in page.inner_text("main")
    noor.look()
    page = noor.press("How nobody can be seen", role="link")
    assert "at most about 1.6 times as likely" in page.inner_text("main")
