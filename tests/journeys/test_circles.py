"""A circle from its first form to a line in one's own log: begun at a desk, joined on a phone, and the consent without script."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.rooms.actions.opening import open_room
from kith.domains.supervision.actions.rounds.answering import accept
from kith.domains.supervision.models import Circle
from kith.domains.supervision.tests.circles import circle, come, held
from kith.domains.supervision.tests.rounds.people import (
    FEW,
    ended,
    found,
    looked_at,
    round_of,
    solved,
    wanting,
)
from kith.foundation.spaces.actions.inviting import invite
from tests.cast import Cast
from tests.journeys.conftest import Enter, Visitor


def _begin(maria: Visitor) -> Circle:
    maria.go("/circles/")
    maria.press("Begin a circle", role="link")
    page = maria.page
    page.get_by_label("What it is called").fill("The blue bench")
    page.get_by_label("Whom it is for").fill("Family peers in small towns.")
    page.get_by_label("Every two weeks").check()
    page.get_by_label("The first day").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    page.get_by_label("At what time").fill("18:00")
    shown = maria.press("Begin the circle").inner_text("main")
    assert "Nobody else knows of it until you invite them." in shown
    assert "bring no cases here" in shown
    return Circle.objects.select_related("space", "item").get()


def _accept(noor: Visitor, token: str) -> None:
    page = noor.go(f"/invitation/{token}/")
    assert "I need to bring this to my supervisor" in page.inner_text("main")
    noor.press("I agree, and join")


def test_begin_invite_consent_meet_and_log(enter: Enter, cast: Cast) -> None:
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    circle = _begin(maria)
    _invitation, token = invite(to=circle.space, by=cast["maria"], days=3)
    _accept(noor, token)
    come(cast, circle, ["sam"], host="maria")

    page = noor.go(circle.get_absolute_url())
    noor.press("Our agreement", role="link")
    noor.press("Change the agreement", role="link")
    noor.page.get_by_label("What we do when there is conflict").fill("We walk around the block.")
    page = noor.press("Ask everyone to agree")
    assert "We walk around the block." in page.inner_text("main")

    page = maria.go(circle.get_absolute_url())
    assert "you have not said yet whether you agree" in page.inner_text("main")
    maria.press("Read what changed", role="link")
    maria.press("I agree")
    maria.go(circle.get_absolute_url())
    maria.press("All meetings, and whose turn it is", role="link")
    page = maria.press("Let it go this time")
    assert "It does not happen." in page.inner_text("main")

    held(circle, 1)
    noor.go(circle.get_absolute_url())
    noor.press("I was there", role="link")
    noor.page.get_by_label("Grief and loss").check()
    noor.page.get_by_label("What I learned about myself").fill("I can wait longer than I think.")
    page = noor.press("Keep it in my log")
    assert "I can wait longer than I think." in page.inner_text("main")
    page = noor.press("Let these hours count for my credentials")
    assert "in your list of trainings" in page.inner_text("main")


def test_consent_and_asking_to_be_heard_need_no_script(enter: Enter, cast: Cast) -> None:
    maria = enter("maria", width=360, script=False)
    circle = _begin(maria)
    come(cast, circle, ["noor", "sam"], host="maria")
    maria.go(f"/circles/{circle.pk}/agreement/new/")
    maria.page.get_by_label("What we come together for").fill("To laugh.")
    maria.press("Ask everyone to agree")

    noor = enter("noor", width=360, script=False)
    noor.go(circle.get_absolute_url())
    page = noor.press("Read what changed", role="link")
    assert "To laugh." in page.inner_text("main")
    noor.press("I agree")
    noor.go(circle.get_absolute_url())
    noor.press("Ask if someone could listen", role="link")
    page = noor.press("Ask my circle")
    assert "Your circle was asked" in page.inner_text("main")

    maria.go(circle.get_absolute_url())
    maria.press("Look at it", role="link")
    page = maria.press("I can")
    assert "You can listen" in page.inner_text("main")
    page.get_by_label("Your words").fill("I am up until ten.")
    page = maria.press("Write to Noor")
    assert "I am up until ten." in page.inner_text("main")
    page = noor.go(noor.page.url.removeprefix(noor.home))
    assert "Maria Delgado can listen to you." in page.inner_text("main")
    assert "I am up until ten." in page.inner_text("main")


def test_a_review_and_a_kind_end(enter: Enter, cast: Cast) -> None:
    maria = enter("maria", width=360)
    circle = _begin(maria)
    come(cast, circle, ["noor", "sam"], host="maria")
    held(circle, 6)
    noor = enter("noor", width=360)
    noor.go(circle.get_absolute_url())
    noor.press("Look at our circle together", role="link")
    noor.page.get_by_label("What has been good for you here?").fill("The tea joke.")
    noor.page.get_by_label("Come to an end").check()
    noor.press("Show my answers to the circle")
    page = maria.go(f"/circles/{circle.pk}/review/")
    assert "The tea joke." in page.inner_text("main")
    maria.press("We end it", role="link")
    maria.page.get_by_label("A few words to the circle").fill("Thank you for the road.")
    maria.press("End the circle")
    page = noor.go(circle.get_absolute_url())
    assert "Thank you for the road." in page.inner_text("main")
    noor.press("Step out", role="link")
    page = noor.press("Step out")
    assert "Nobody was told." in page.inner_text("main")


@pytest.mark.parametrize("guide", ["after-a-loss", "words-for-a-boundary"])
def test_the_guides_can_be_read_by_anyone(enter: Enter, guide: str) -> None:
    visitor = enter(None, width=360)
    visitor.go(f"/guides/{guide}/")


def test_a_round_from_a_wish_to_a_circle_needs_no_script(enter: Enter, cast: Cast) -> None:
    of = wanting(round_of(cast, words="For peers in small towns."), {"maria": {}, "sam": {}}, cast)
    noor = enter("noor", width=360, script=False)
    noor.go("/circles/")
    noor.press("Find a circle", role="link")
    noor.press("For everyone here", role="link")
    noor.press("Take part", role="link")
    noor.page.get_by_label("My clock").select_option("Europe/Madrid")
    noor.page.get_by_role("group", name="Tuesday").get_by_label("evening, 18 to 21").check()
    page = noor.press("Keep this")
    assert "It is kept. Only you can read it." in page.inner_text("main")
    for part in ("My work", "How I can meet", "Who should not be in my circle"):
        noor.press(part, role="link")
        noor.press("Keep this")

    ended(of)
    page = noor.go(f"/circles/rounds/{of.pk}/")
    assert "Maria Delgado" in page.inner_text("main")
    noor.press("No, thank you")
    page = noor.press("Yes, I would like that")
    assert "The circle begins when all of you do." in page.inner_text("main")
    for name in ("maria", "sam"):
        accept(found(of), by=cast[name])
    page = noor.go(f"/circles/rounds/{of.pk}/")
    assert "Your circle has begun" in page.inner_text("main")


def test_someone_declines_and_the_circle_is_put_together_again(enter: Enter, cast: Cast) -> None:
    """Maria says no. Dana, who was left over, says that she has more time; and who said yes is asked once more."""
    of = solved(round_of(cast), {name: {} for name in FEW} | {"dana": {"times": ("4-morning",)}}, cast)
    address = f"/circles/rounds/{of.pk}/"
    maria, noor, dana = enter("maria", width=360), enter("noor", width=360), enter("dana", script=False)
    maria.go(address)
    maria.press("No, thank you")
    assert "You declined. Nobody is shown that." in maria.main

    noor.go(address)
    assert "Maria Delgado" in noor.main, "that she declined is not shown"
    noor.press("Yes, I would like that")
    for name in ("sam", "anneke"):
        accept(found(of), by=cast[name])

    dana.go(address)
    assert "No circle for you this time" in dana.main
    assert "It counts when the circles are put together again." in dana.main
    dana.go(f"{address}wish/when/")
    dana.page.get_by_role("group", name="Tuesday").get_by_label("evening, 18 to 21").check()
    dana.press("Keep this")

    looked_at(of)
    noor.go(address)
    assert "It has changed a little since you said yes. So we ask you once more." in noor.main
    assert "Dana Whitlock" in noor.main
    assert "Maria Delgado" not in noor.main
    noor.press("Yes, I would like that")
    for name in ("sam", "anneke"):
        accept(found(of), by=cast[name])
    dana.go(address)
    dana.press("Yes, I would like that")
    noor.go(address)
    assert "Your circle has begun" in noor.main

    looked_at(of)
    maria.go(address)
    assert "No circle for you this time" in maria.main


@pytest.mark.parametrize("script", [True, False], ids=["script", "without"])
def test_in_its_room_a_number_is_refused_beside_the_field_and_stays_there(
    enter: Enter, cast: Cast, script: bool
) -> None:
    room = open_room(circle(cast, "maria", "noor").item, by=cast["maria"])
    noor = enter("noor", width=360, script=script)
    page = noor.go(room.get_absolute_url())
    page.get_by_label("In writing alone").check()
    noor.press("Come in")
    words = page.get_by_label("Write to everyone in the room")
    words.fill("Call 555-010-9999")
    page.get_by_role("button", name="Send to the room").click()
    page.locator("#write").get_by_text("Someone could be found by this").first.wait_for()
    assert words.input_value() == "Call 555-010-9999"
    words.fill("Good evening")
    page.get_by_role("button", name="Send to the room").click()
    page.locator(".log").get_by_text("Good evening").wait_for()
