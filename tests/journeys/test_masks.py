"""Someone asks for a made name, posts with it, and is limited by a host who does not learn who it is."""

import pytest

from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation.models import Case
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor
from tests.masked import allow_masks, asked, settled

WORDS = "I hid in the car for a while."


def _switch_on(visitor: Visitor) -> None:
    visitor.go("/spaces/commons/settings/")
    visitor.page.get_by_label("Let members write under a name made for one conversation").check()
    visitor.press("Keep the change")


def _post(visitor: Visitor, address: str) -> str:
    """Tick, see the name, and share."""
    visitor.go(address)
    visitor.page.get_by_label("Your words").fill(WORDS)
    visitor.page.get_by_text("Use a made name").click()
    visitor.page.get_by_label("Post under a name made for this conversation").check()
    visitor.press("Share your reply")
    assert "Nothing is shared yet." in visitor.main
    assert "The name made for you here is" in visitor.page.inner_text(".preview")
    name = visitor.page.locator("p.note strong").last.inner_text()
    visitor.press("Make another name")
    another = visitor.page.locator("p.note strong").last.inner_text()
    assert another != name
    assert f"under the name {another}" in visitor.main
    assert visitor.page.get_by_label("Your words").input_value() == WORDS
    visitor.press("Share your reply")
    assert another in visitor.page.inner_text("#post-2")
    return another


def _limit(visitor: Visitor, case: Case) -> None:
    visitor.go(f"/desk/{case.pk}/")
    assert "Nobody here knows who it is." in visitor.main
    visitor.page.get_by_label("They can only read in this space for a while").check()
    visitor.page.get_by_label("For how long").select_option("7")
    visitor.page.get_by_label("Why, in words to the person it is about").fill("The car has a number plate.")
    visitor.press("Decide this")
    assert "It is decided." in visitor.main


@pytest.mark.parametrize("script", [True, False])
def test_a_host_limits_whom_nobody_knows(enter: Enter, cast: Cast, script: bool) -> None:
    settled(cast, "maria")
    item = asked(cast)
    maria, tomasz = (enter(who, width=360, script=script) for who in ("maria", "tomasz"))
    _switch_on(tomasz)
    name = _post(maria, item.get_absolute_url())
    tomasz.go(item.get_absolute_url())
    assert name in tomasz.page.inner_text("#post-2")
    assert "Maria" not in tomasz.page.inner_text("#post-2")
    tomasz.go(Post.objects.latest("pk").author.get_absolute_url())
    assert "It stands for someone who belongs here" in tomasz.main
    noor = enter("noor", width=360, script=script)
    noor.go(f"/posts/{Post.objects.latest('pk').pk}/report/")
    noor.press("It tells too much about someone")
    _limit(tomasz, Case.objects.get())
    assert "Maria" not in tomasz.main
    maria.go(item.get_absolute_url())
    assert "The car has a number plate." in maria.page.inner_text("section[aria-labelledby=no-reply]")
    maria.press("Read the decision, or ask for another look", role="link")
    maria.press("They can only read in this space for a while", role="link")
    assert name in maria.main
    maria.page.get_by_label("Your words").fill("It was not my car.")
    maria.press("Ask for another look")
    assert "Someone who did not decide" in maria.main


def test_two_stewards_open_a_name_and_its_author_reads_why(enter: Enter, cast: Cast) -> None:
    from kith.foundation.people.actions import make_steward
    from tests.masked import said_masked
    from tests.moderating import told

    allow_masks(cast.commons)
    make_steward(cast["anneke"])
    case = told(cast, Case(post=said_masked(cast)), only_stewards=True).case
    ruth, anneke, maria = enter("ruth", width=360), enter("anneke"), enter("maria", width=360)
    ruth.go(f"/desk/{case.pk}/")
    ruth.press("Look up who it is", role="link")
    ruth.page.get_by_label("Why it has to be opened").fill("Someone may be in danger.")
    ruth.press("Ask another steward")
    assert "Until then nobody sees who it is." in ruth.main
    anneke.go(ruth.page.url.removeprefix(ruth.home))
    anneke.page.get_by_label("Yes, open it").check()
    anneke.press("Answer")
    assert "Maria Delgado" in anneke.main
    maria.go("/me/opened/")
    assert "Someone may be in danger." in maria.main
