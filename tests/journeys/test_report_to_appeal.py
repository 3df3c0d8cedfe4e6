"""From report to appeal: someone tells, a host decides, the author asks for another look, a steward restores."""

from collections.abc import Callable

import pytest

from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation.models import Case, Debrief
from kith.foundation.spaces.actions.belonging import admit
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor
from tests.moderating import said


def _tell(visitor: Visitor, post: Post) -> None:
    """Two taps: the way below the post, and what it is about."""
    visitor.go(post.item.get_absolute_url())
    visitor.press("Tell the hosts about post 2", role="link")
    assert "within 72 hours" in visitor.main
    visitor.press("It is unkind, or someone is harassed")
    assert "Thank you for telling" in visitor.main
    visitor.page.get_by_label("Your words").fill("It names a town.")
    visitor.press("Add these words")
    assert "It names a town." in visitor.main


def _hide(visitor: Visitor) -> None:
    visitor.go("/inbox/")
    visitor.press("Reports and appeals on your desk", role="link")
    words = visitor.page.get_by_text("A quilt of words").first
    assert not words.is_visible()
    visitor.page.get_by_text("The words as they were then").click()
    assert words.is_visible()
    visitor.press("I look after it")
    visitor.page.get_by_label("The words are hidden").check()
    visitor.page.get_by_label("Why, in words to the person it is about").fill("The town tells who it is.")
    visitor.press("Decide this")
    assert "It is decided." in visitor.main


def _appeal(visitor: Visitor, post: Post) -> None:
    visitor.go(post.item.get_absolute_url())
    assert "This post was hidden by a decision." in visitor.page.inner_text("#post-2")
    visitor.go("/inbox/")
    visitor.press("A decision about you or your words", role="link")
    assert "The town tells who it is." in visitor.main
    visitor.page.get_by_label("Your words").fill("The town has a million people.")
    visitor.press("Ask for another look")
    assert "Someone who did not decide" in visitor.main


def _restore(visitor: Visitor) -> None:
    visitor.go("/me/account/")
    visitor.press("The desk of the stewards", role="link")
    visitor.press("The words are hidden", role="link")
    assert "The town has a million people." in visitor.main
    visitor.page.get_by_label("The decision is taken back").check()
    visitor.page.get_by_label("Why, in words to the person who asked").fill("Nobody can be known by it.")
    visitor.press("Answer")
    assert "It is answered" in visitor.main


@pytest.mark.parametrize("script", [True, False])
def test_from_report_to_appeal(enter: Enter, cast: Cast, deliver: Callable[[], None], script: bool) -> None:
    post = said(cast)
    noor, tomasz, maria, ruth = (
        enter(name, width=360, script=script) for name in ("noor", "tomasz", "maria", "ruth")
    )
    _tell(noor, post)
    deliver()
    _hide(tomasz)
    deliver()
    noor.go("/inbox/")
    noor.press("An answer to what you told hosts or stewards", role="link")
    assert "The words are hidden" in noor.main
    _appeal(maria, post)
    deliver()
    _restore(ruth)
    deliver()
    maria.go("/inbox/")
    maria.press("A decision about you or your words", role="link")
    assert "This decision was taken back." in maria.main
    maria.go(post.item.get_absolute_url())
    assert "A quilt of words" in maria.page.inner_text("#post-2")
    visitor = enter(None, width=360, script=script)
    visitor.go("/spaces/commons/decisions/")
    assert "The words are hidden." in visitor.main
    assert "Maria" not in visitor.main


def test_who_is_limited_sees_why_beside_the_composer(enter: Enter, cast: Cast) -> None:
    post = said(cast)
    noor, tomasz, maria = enter("noor", width=360), enter("tomasz", width=360), enter("maria", width=360)
    noor.go(f"/posts/{post.pk}/report/")
    noor.press("Someone may be in danger")
    assert "Kith is no help line" in noor.main
    tomasz.go("/spaces/commons/desk/")
    tomasz.press("A post by Maria Delgado", role="link")
    tomasz.page.get_by_label("They can only read in this space for a while").check()
    tomasz.page.get_by_label("Why, in words to the person it is about").fill("Please let others finish.")
    tomasz.press("Decide this")
    assert "Please choose for how long" in tomasz.main
    tomasz.page.get_by_label("For how long, if it is for a while").select_option("One week")
    tomasz.press("Decide this")
    maria.go(post.item.get_absolute_url())
    assert "Please let others finish." in maria.page.inner_text("section[aria-labelledby=no-reply]")
    maria.press("Read the decision, or ask for another look", role="link")
    maria.press("They can only read in this space for a while", role="link")
    assert "Do you see it another way?" in maria.main
    tomasz.go(Debrief.objects.get().get_absolute_url())
    tomasz.press("Pause for a while", role="link")
    tomasz.press("Pause for a while")
    assert "You pause." in tomasz.main


def test_two_moderators_see_each_other(enter: Enter, cast: Cast) -> None:
    """The second one's words stay, and what the first one did is on the page."""
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    noor, tomasz, anneke = enter("noor"), enter("tomasz", width=360), enter("anneke")
    noor.go(f"/posts/{said(cast).pk}/report/")
    noor.press("It is spam, or sells something")
    address = f"/desk/{Case.objects.get().pk}/"
    tomasz.go(address)
    anneke.go(address)
    anneke.page.get_by_text("Hand it over to someone else").click()
    anneke.page.get_by_label("What they should know").fill("I know the person too well.")
    anneke.press("Hand it over")
    tomasz.page.get_by_label("A word to the person").check()
    tomasz.page.get_by_label("Why, in words to the person it is about").fill("Typed with care.")
    tomasz.press("Decide this")
    assert "I know the person too well." in tomasz.main
    assert "Someone else did something here meanwhile" in tomasz.main
    assert tomasz.page.get_by_label("Why, in words").input_value() == "Typed with care."
    tomasz.press("Decide this")
    assert "It is decided." in tomasz.main
