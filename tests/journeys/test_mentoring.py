"""Two people on small phones: each says that they would like to be matched, they meet, agree, and end it with kind words."""

from collections.abc import Callable

import pytest

from kith.domains.mentoring.actions.proposing import propose
from kith.foundation.profiles.actions import tell
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor


def _would_like(visitor: Visitor, *, group: str) -> None:
    visitor.go("/people/")
    visitor.press("Mentoring", role="link")
    visitor.press("I would like to be matched", role="link")
    visitor.page.get_by_role("group", name=group).get_by_label("running groups").check()
    visitor.page.get_by_role("group", name="Languages").get_by_label("English").check()
    visitor.page.get_by_label("It does not matter").check()
    page = visitor.press("Look for people who fit")
    assert "We look once a day." in page.inner_text("main")


def _finds(visitor: Visitor, name: str) -> None:
    visitor.go("/inbox/")
    visitor.press("Someone may fit", role="link")
    assert name in visitor.page.inner_text("main")


@pytest.mark.parametrize("script", [True, False])
def test_from_a_wish_to_a_kind_end(
    enter: Enter, cast: Cast, deliver: Callable[[], None], script: bool
) -> None:
    tell(cast["maria"], field="skill_offered", texts=["running groups"], audience="members")
    tell(cast["noor"], field="skill_sought", texts=["running groups"], audience="spaces")
    maria, noor = (enter(name, width=360, script=script) for name in ("maria", "noor"))
    _would_like(maria, group="I could accompany someone in")
    _would_like(noor, group="I am looking for someone for")
    propose()
    deliver()

    _finds(maria, "Noor")
    page = maria.press("Yes, I would like that")
    assert "Your yes is kept." in page.inner_text("main")
    _finds(noor, "Maria Delgado")
    assert "said yes" not in noor.page.inner_text("main")
    page = noor.press("Yes, I would like that")
    assert "You and Maria Delgado" in page.inner_text("main")

    noor.press("Say how we meet, or change it", role="link")
    noor.page.get_by_label("How often we meet").select_option("week")
    page = noor.press("Ask the other to agree")
    assert "every week" in page.inner_text("main")
    noor.page.get_by_label("A goal, in your own words").fill("End a group on time")
    page = noor.press("Write it down")
    assert "End a group on time" in page.inner_text("main")

    deliver()
    maria.go("/mentoring/")
    maria.press("Noor", role="link")
    maria.press("Read the agreement", role="link")
    maria.press("I agree")
    maria.go("/mentoring/")
    page = maria.press("Noor", role="link")
    assert "Both of you agree to this." in page.inner_text("main")
    maria.press("Plan a meeting", role="link")
    assert maria.page.get_by_label("Title").input_value() == "We meet"
    page = maria.press("Announce it")
    assert "We meet" in page.inner_text("main")

    maria.go("/mentoring/")
    page = maria.press("Noor", role="link")
    assert "When we meet" in page.inner_text("main")
    maria.press("End it", role="link")
    maria.page.get_by_label("A few words to the other").fill("Thank you for the road.")
    page = maria.press("End it")
    assert "It has come to its end" in page.inner_text("main")
    deliver()
    noor.go("/inbox/")
    noor.press("Your mentoring begins or ends", role="link")
    assert "Thank you for the road." in noor.page.inner_text("main")
    assert "End a group on time" in noor.page.inner_text("main")
    noor.press("Put this away for good", role="link")
    page = noor.press("Put this away for good")
    assert "What is over" not in page.inner_text("main")


def test_who_lets_it_pass_is_asked_no_more_and_the_other_sees_no_difference(
    enter: Enter, cast: Cast, deliver: Callable[[], None]
) -> None:
    tell(cast["maria"], field="skill_offered", texts=["running groups"], audience="members")
    tell(cast["noor"], field="skill_sought", texts=["running groups"], audience="spaces")
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    _would_like(maria, group="I could accompany someone in")
    _would_like(noor, group="I am looking for someone for")
    propose()
    deliver()
    _finds(noor, "Maria Delgado")
    page = noor.press("Let it pass")
    assert "You let it pass." in page.inner_text("main")
    assert "Maria Delgado" not in page.inner_text("main")
    _finds(maria, "Noor")
