"""From an empty page to a look at one's own work, a plan, and a gathering that fits it."""

import pytest

from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter


@pytest.mark.parametrize("script", [True, False])
def test_from_a_quiet_look_to_a_next_step(enter: Enter, cast: Cast, script: bool) -> None:
    noor = enter("noor", width=360, script=script)
    noor.go("/learning/")
    noor.press("My own work, and my plan", role="link")
    noor.press("Take a look", role="link")
    noor.press("Begin")
    noor.page.get_by_label("Growing").check()
    noor.page.get_by_label("A note for yourself").fill("Still shy on the phone")
    page = noor.press("Keep it, and go on")
    assert "Giving support" in page.inner_text("h1")
    noor.page.get_by_label("New to me").check()
    page = noor.press("Keep it, and stop here")
    assert "Still shy on the phone" in page.inner_text("main")

    noor.press("Add to my plan Giving support", role="link")
    noor.page.get_by_label("What I want to do").fill("Ask Maria about hope")
    page = noor.press("Keep it")
    assert "Ask Maria about hope" in page.inner_text("main")
    noor.press("It is done")
    page = noor.go("/competencies/plan/ended/")
    assert "Ask Maria about hope" in page.inner_text("main")
    page = noor.go("/competencies/looks/")
    page = noor.press("How my words changed", role="link")
    assert "Growing" in page.inner_text("main")
    page = noor.go("/competencies/looks/")
    noor.press("Begun on", role="link")
    noor.press("Delete this look", role="link")
    page = noor.press("Delete this look")
    assert "It is gone." in page.inner_text("main")


@pytest.mark.parametrize("width", [360, 768])
def test_a_host_says_what_a_gathering_is_about_and_others_find_it(
    enter: Enter, cast: Cast, width: int
) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Walking and talking")
    entry = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    maria = enter("maria", width=width)
    for each in (item, entry):
        maria.go(each.get_absolute_url())
        maria.press("Say which competencies it is about", role="link")
        maria.page.get_by_text("Core competencies of peer workers").click()
        maria.page.get_by_label("Giving support").check()
        page = maria.press("Keep it")
        assert "Giving support" in page.inner_text("main")
    visitor = enter(None, width=width)
    visitor.go("/competencies/")
    page = visitor.press("Giving support", role="link")
    for title in ("Walking and talking", "Tea first"):
        assert title in page.inner_text("main")


def test_a_steward_adds_a_framework_and_is_told_the_line_of_a_mistake(enter: Enter, cast: Cast) -> None:
    ruth = enter("ruth", width=360)
    ruth.go("/steward/competencies/")
    ruth.press("Write a new version", role="link")
    box = ruth.page.get_by_label("The framework, as TOML")
    text = box.input_value()
    box.fill(text.replace("version = 1", "version = 2").replace('sort = "core"', 'sort = "duty"'))
    page = ruth.press("Add this framework")
    assert "Line " in page.inner_text("main")
    ruth.page.get_by_label("The framework, as TOML").fill(text.replace("version = 1", "version = 2"))
    page = ruth.press("Add this framework")
    assert "Version 2" in page.inner_text("main")
