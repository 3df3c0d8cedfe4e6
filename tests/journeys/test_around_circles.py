"""A circle changes a format for itself, says its hours, and comes out of a space that was there; also without script."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.domains.supervision.actions.formatting import copy
from kith.domains.supervision.actions.keeping_log import write_down
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.models import OwnFormat
from kith.domains.supervision.tests.circles import circle, held
from tests.cast import Cast
from tests.journeys.conftest import WIDTHS, Enter, Visitor


def _fits(visitor: Visitor, width: int) -> None:
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_read_a_format_copy_it_and_make_it_one_s_own(enter: Enter, cast: Cast, width: int) -> None:
    of, maria = circle(cast, "maria", "noor"), enter("maria", width=width)
    maria.go("/circles/")
    maria.press("Read the formats", role="link")
    _fits(maria, width)
    page = maria.press("Six steps to ideas", role="link")
    assert "Whoever brings something only listens." in page.inner_text("main")
    _fits(maria, width)

    maria.go(of.get_absolute_url())
    maria.press("Our formats", role="link")
    _fits(maria, width)
    maria.page.locator("article", has_text="Six steps to ideas").get_by_role("button").click()
    maria.page.wait_for_load_state()
    page = maria.look()
    _fits(maria, width)
    first = page.get_by_label("What the step is called").first.input_value()
    page.get_by_label("What it is called").fill("Our six steps")
    page = maria.press("Move it down")
    assert page.get_by_label("What the step is called").nth(1).input_value() == first
    page.get_by_label("Prompts").first.fill("Only one")
    page = maria.press("Keep our copy")
    assert "Each step needs two to five prompts." in page.inner_text("main")
    assert page.get_by_label("What it is called").input_value() == "Our six steps"
    page.get_by_label("Prompts").first.fill("What happened?\nAnd then?")
    page = maria.press("Keep our copy")
    assert "Our six steps" in page.inner_text("h1")
    _fits(maria, width)

    maria.go(f"/circles/{of.pk}/meetings/")
    maria.press("Choose another", role="link")
    maria.page.get_by_label("By which format").select_option(label="Our six steps")
    page = maria.press("Take this one")
    assert "Our six steps" in page.inner_text("main")
    _fits(maria, width)


def test_a_copy_is_changed_without_script(enter: Enter, cast: Cast) -> None:
    of = circle(cast, "maria", "noor")
    own = copy(shipped()["round"]["en"], to=of, by=cast["maria"])
    noor = enter("noor", width=360, script=False)
    noor.go(f"/circles/{of.pk}/formats/{own.pk}/change/")
    noor.press("Add a step")
    step = noor.page.locator("fieldset").last
    step.get_by_label("What the step is called").fill("A breath")
    step.get_by_label("What it is for").fill("We are quiet.")
    step.get_by_label("Prompts").fill("Breathe.\nLook around.")
    step.get_by_label("How many minutes").fill("3")
    noor.press("Leave this step out")
    page = noor.press("Keep our copy")
    assert "A breath" in page.inner_text("main")
    kept = OwnFormat.objects.get().format.shape
    assert len(kept.steps) == len(own.format.shape.steps)
    noor.press("Take it away", role="link")
    page = noor.press("Take it away")
    assert "Your copy is gone." in page.inner_text("body")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_say_one_s_hours_and_take_it_back(enter: Enter, cast: Cast, script: bool) -> None:
    of = circle(cast, "maria", "noor")
    write_down(held(of, 1)[0], by=cast["noor"], part="participant", minutes=90)
    noor = enter("noor", width=360, script=script)
    noor.go("/circles/log/")
    page = noor.press("A statement for my board", role="link")
    assert "They say themselves that they were there" in page.inner_text("main")
    page = noor.press("Let the house sign it")
    assert "Given to: Noor" in page.inner_text("main")
    assert "They say themselves that they were there" in page.inner_text("main")
    noor.go("/circles/log/")
    noor.press("A statement for my board", role="link")
    page = noor.press("Take it back")
    assert "Your statement does not hold any more." in page.inner_text("body")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_say_one_s_hours_of_a_whole_period(enter: Enter, cast: Cast, script: bool) -> None:
    for meeting in held(circle(cast, "maria", "noor"), 3):
        write_down(meeting, by=cast["noor"], part="participant", minutes=90)
    noor = enter("noor", width=360, script=script)
    noor.go("/circles/log/")
    page = noor.press("A statement over a period, for my board", role="link")
    page.get_by_label("From", exact=True).fill(str(timezone.localdate() - timedelta(days=60)))
    page = noor.press("Show what it would say")
    assert "3 meetings, 4.5 hours." in page.inner_text("main")
    _fits(noor, 360)
    page = noor.press("Let the house sign it")
    assert "3 meetings, 4.5 hours." in page.inner_text("main")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_space_says_that_it_is_a_circle(enter: Enter, cast: Cast, width: int) -> None:
    tomasz = enter("tomasz", width=width)
    tomasz.go(cast.circle.get_absolute_url())
    tomasz.press("Meet as a circle", role="link")
    _fits(tomasz, width)
    tomasz.page.get_by_label("The first day").fill(timezone.localdate().isoformat())
    tomasz.page.get_by_label("At what time").fill("18:00")
    page = tomasz.press("We are a circle")
    assert "Your circle has a place to meet." in page.inner_text("body")
    page = tomasz.go("/me/calendar/")
    assert "Beside gatherings" in page.inner_text("main")
    _fits(tomasz, width)
