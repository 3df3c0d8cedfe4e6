"""A host lists a word; whoever writes it sees a hint, and decides."""

from collections.abc import Callable

import pytest

from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from tests.cast import Cast
from tests.journeys.conftest import Enter


@pytest.mark.parametrize("script", [True, False])
def test_a_hint_and_what_the_writer_makes_of_it(
    enter: Enter, cast: Cast, deliver: Callable[[], None], script: bool
) -> None:
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Words", source="Which?")
    deliver()
    tomasz = enter("tomasz", width=360, script=script)
    tomasz.go("/spaces/commons/desk/")
    page = tomasz.press("Words to think about", role="link")
    page.get_by_label("One word or phrase on each line").fill("addict: many of us say person in recovery")
    page = tomasz.press("Keep this list")
    assert "Nothing that was written is touched by it." in page.inner_text("main")

    noor = enter("noor", width=360, script=script)
    page = noor.go(f"/items/{item.pk}/reply/")
    page.get_by_label("Your words").fill("They called me an addict.")
    page = noor.press("Share your reply")
    assert "“addict” (many of us say person in recovery)" in page.inner_text("main")
    assert page.get_by_label("Your words").input_value() == "They called me an addict."
    page.get_by_label("I have looked. My words can stay as they are.").check()
    page = noor.press("Share your reply")
    assert "They called me an addict." in page.locator("#post-2").inner_text()
