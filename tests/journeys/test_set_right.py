"""What hosts set right, what they take up again, and who they say speaks: each on a phone, and seen by whom it is about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.models import Speaker
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter


@pytest.fixture
def tea(cast: Cast) -> Item:
    return MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")


def test_a_host_sets_right_who_was_there_and_the_person_has_the_last_word(
    enter: Enter, cast: Cast, tea: Item
) -> None:
    began = timezone.now() - timedelta(hours=1)
    tea.gathering.occasions.update(begins_at=began, ends_at=began + timedelta(minutes=50))
    occasion = tea.gathering.occasions.get()
    attending.come_in(occasion, person=cast["noor"], how="code", by=cast["noor"])
    occasion.stays.update(came_at=began, left_at=began + timedelta(minutes=50))
    dates = f"/gatherings/{tea.pk}/dates/{occasion.pk}/"
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    maria.go(f"{dates}door/")
    maria.press("Set it right", role="link")
    page = maria.press("This is right")
    assert "A host wrote it down" in page.inner_text("main")
    maria.press("Someone was there without a seat", role="link")
    page.get_by_label("Their @names").fill("@sam")
    page = maria.press("They were there")
    assert "Sam" in page.inner_text("main")
    page = noor.go(f"/gatherings/dates/{occasion.pk}/here/")
    assert "A host wrote it down" in page.inner_text("main")
    noor.press("Set it right", role="link")
    page = noor.press("This is right")
    assert "Corrected by the person" in page.inner_text("main")


def test_what_was_cancelled_is_taken_up_again(enter: Enter, tea: Item) -> None:
    maria = enter("maria", width=360)
    page = maria.go(f"/gatherings/{tea.pk}/cancellation/")
    page.get_by_label("Why").fill("The heating broke.")
    page = maria.press("Cancel the gathering")
    assert "It was cancelled." in page.inner_text("main")
    page = maria.press("Let it happen after all")
    assert "The gathering happens after all." in page.inner_text("main")


def test_whoever_speaks_says_whether_it_is_shown(enter: Enter, cast: Cast, tea: Item) -> None:
    Speaker.objects.create(gathering=tea.gathering, number=1, name="Someone from nights")
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    maria.go(tea.get_absolute_url())
    page = maria.press("Which members speak", role="link")
    page.get_by_label("Their @name").fill("@noor")
    page = maria.press("Ask them")
    assert "has not answered" in page.inner_text("main")
    noor.go(tea.get_absolute_url())
    page = noor.press("Yes, it may")
    assert page.locator("#about + dl").get_by_role("link").count() == 1
    assert "Someone from nights" not in page.inner_text("main")
