"""A session in writing on a phone, with script and without: brought, come into, written in, moved on, read until its day, logged."""

import pytest

from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import go_by
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor

PHONE = 360


def _bring(noor: Visitor, of: Circle, cast: Cast) -> Session:
    noor.go(of.get_absolute_url())
    noor.press("Bring something, in writing", role="link")
    assert "What is said here stays here." in noor.page.inner_text("main")
    page = noor.press("Open it for my circle")
    assert "What I bring" in page.inner_text("main")
    with seen_as(cast["noor"]):
        return Session.objects.get()


def _write(visitor: Visitor, words: str) -> str:
    visitor.page.get_by_label("Your words").fill(words)
    return visitor.press("Share with my circle").inner_text("main")


def _day_by_day(session: Session, noor: Visitor, sam: Visitor, maria: Visitor, cast: Cast) -> None:
    """From the third step to the last: Noor listens, then answers; the rest comes by the clock alone."""

    def after(days: int, visitor: Visitor) -> str:
        go_by(session, days=days, seen_by=cast["noor"])
        return visitor.go(session.get_absolute_url()).inner_text("main")

    assert "Step 4 of 7" in after(4, sam), (
        "two days of questions began with the next one, and a third was given"
    )
    assert "I held my breath with you" in _write(sam, "I held my breath with you")
    shown = noor.go(session.get_absolute_url()).inner_text("main")
    assert "I held my breath with you" in shown
    assert "In this step others write." in shown
    assert "Step 5 of 7" in after(2, noor)
    assert "Step 6 of 7" in _write(noor, "It helps me that you stayed"), "nobody else was waited for"
    assert "Step 6 of 7" in after(1, maria)
    assert "Step 7 of 7" in after(2, maria)
    go_by(session, days=1, seen_by=cast["noor"])


@pytest.mark.parametrize("script", [True, False], ids=["script", "without"])
def test_ten_days_on_a_phone(enter: Enter, cast: Cast, script: bool) -> None:
    of = circle(cast, "maria", "noor", "sam")
    noor, sam, maria = (enter(name, width=PHONE, script=script) for name in ("noor", "sam", "maria"))
    session = _bring(noor, of, cast)
    assert "Hello from a train" in _write(noor, "Hello from a train")

    page = sam.go(of.get_absolute_url())
    sam.press("What Noor brings", role="link")
    assert "Hello from a train" not in page.inner_text("main")
    assert "Hello from a train" in sam.press("Come in").inner_text("main")
    assert "You moderate" in page.inner_text("main")
    _write(sam, "Hello from the kitchen")
    maria.go(session.get_absolute_url())
    maria.press("Come in")
    shown = maria.press("I have nothing to add").inner_text("main")
    assert "Step 2 of 7" in shown
    assert "In this step others write." in shown

    noor.go(session.get_absolute_url())
    shown = _write(noor, "Ask for Mr. Finch at 555-010-9999")
    assert "Someone could be found by this" in shown
    shown = _write(noor, "I sat with Mr. Finch, and said nothing")
    assert "Could someone be known from your words?" in shown
    noor.page.get_by_label("What I wish for from you").fill("Only ears")
    shown = _write(noor, "I sat with someone, and said nothing")
    assert "Only ears" in shown
    assert "Step 3 of 7" in shown
    noor.press("Take it out", role="link")
    noor.press("Not now", role="link")

    sam.go(session.get_absolute_url())
    sam.press("Give this step one more day")
    sam.page.locator("summary", has_text="Hand over moderating").click()
    sam.page.get_by_label("Maria Delgado").check()
    assert "Maria Delgado moderates." in sam.press("Hand it over").inner_text("main")

    _day_by_day(session, noor, sam, maria, cast)
    shown = maria.go(session.get_absolute_url()).inner_text("main")
    assert "It can be read until:" in shown
    assert "I sat with someone" in shown
    assert "It helps me that you stayed" in shown
    maria.press("Write it into my log", role="link")
    maria.page.get_by_label("How many minutes").fill("80")
    page = maria.press("Keep it in my log")
    assert "It is in your log." in page.inner_text("main")


def test_going_out_and_closing(enter: Enter, cast: Cast) -> None:
    of = circle(cast, "maria", "noor", "sam")
    noor, sam = enter("noor", width=PHONE), enter("sam", width=PHONE)
    session = _bring(noor, of, cast)
    sam.go(session.get_absolute_url())
    sam.press("Come in")
    sam.press("Go out of it", role="link")
    assert "You need no reason." in sam.press("Go out of it").inner_text("main")
    noor.go(session.get_absolute_url())
    _write(noor, "Hello")
    noor.press("Change it", role="link")
    noor.page.get_by_label("Your words").fill("Hello again")
    assert "Hello again" in noor.press("Keep my change").inner_text("main")
    noor.press("Close it", role="link")
    assert "It is over" in noor.press("Close it").inner_text("main")
