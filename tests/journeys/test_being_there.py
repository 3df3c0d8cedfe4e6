"""From the announcement to the certificate that anyone can check; in the room and on a screen; invited, and in another's seat."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kith.domains.gatherings.models import Occasion, Seat
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter, Visitor


def _announce(visitor: Visitor, *, begins: datetime, way: str, **seats: int) -> str:
    """The way to the page of a new gathering, an hour long, whose plan is by the clock of UTC."""
    visitor.go("/spaces/commons/")
    page = visitor.press("Announce a gathering", role="link")
    page.get_by_label("Title").fill("Saying no kindly")
    page.get_by_label("Your words", exact=True).fill("We practise three sentences.")
    page.get_by_label("Day", exact=True).fill(f"{begins:%Y-%m-%d}")
    page.get_by_label("From").fill(f"{begins:%H:%M}")
    page.get_by_label("To", exact=True).fill(f"{begins + timedelta(hours=1):%H:%M}")
    page.get_by_label("Time zone").select_option("UTC")
    page.get_by_label(way, exact=True).check()
    page.get_by_label("Place (optional)").fill("Casa Azul")
    for label, number in seats.items():
        page.get_by_label(label.replace("_", " ")).fill(f"{number}")
    page.get_by_label("Peer support").check()
    return visitor.press("Announce it").url.removeprefix(visitor.home)


def test_from_the_announcement_to_a_certificate_that_a_visitor_checks(enter: Enter, cast: Cast) -> None:
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    way = _announce(maria, begins=datetime.now(UTC) + timedelta(minutes=5), way="In person")
    noor.go(way)
    noor.press("Take a seat", role="link")
    noor.press("I come")

    occasion = Occasion.objects.get()
    dates = f"/gatherings/{occasion.gathering_id}/dates/{occasion.pk}/"
    page = maria.go(f"{dates}door/")
    assert "Has a seat, and did not use the code" in page.inner_text("main")
    code = page.locator(".door-code code").inner_text()
    page = noor.go(f"{dates}here/")
    page.get_by_label("The code of the door").fill(code)
    page = noor.press("I am here")
    assert "you are here" in page.inner_text("main")

    now = timezone.now()  # an hour passes
    Occasion.objects.update(begins_at=now - timedelta(minutes=70), ends_at=now - timedelta(minutes=10))
    occasion.stays.update(came_at=now - timedelta(minutes=70))
    page = noor.go(f"{dates}here/")
    page = noor.press("I leave now")
    assert "You were there for 60 minutes." in page.inner_text("main")
    maria.go(f"{dates}door/")
    maria.press("Give certificates", role="link")
    page = maria.press("Give certificates to those who were there")
    assert "Everyone who was there has a certificate now." in page.inner_text("body")

    noor.go("/learning/certificates/")
    page = noor.press("Saying no kindly", role="link")
    address = page.get_by_role("link", name=re.compile(r"^http")).inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    visitor = enter(None, width=360)
    page = visitor.go(address.removeprefix(visitor.home))
    assert "This certificate holds" in page.inner_text("h1")
    page = visitor.press("Check a file as well", role="link")
    page.locator("input[type=file]").set_input_files(download.value.path())
    page = visitor.press("Check it")
    assert "This certificate holds" in page.inner_text("main")

    maria.go(f"{dates}certificates/")
    page = maria.press("Noor", role="link")
    maria.look()
    page.get_by_label("Take it back, and give none").check()
    page.get_by_label("It was given by mistake").check()
    maria.press("Do it")
    page = visitor.go(address.removeprefix(visitor.home))
    assert "It was given by mistake" in page.inner_text("main")


def test_some_come_to_the_room_and_some_by_screen_each_with_seats_of_their_own(
    enter: Enter, cast: Cast
) -> None:
    maria = enter("maria", width=360)
    begins = datetime.now(UTC) + timedelta(days=20)
    way = _announce(maria, begins=begins, way="In person and online", Seats_in_the_room=1, Seats_online=1)
    for who, how, says in (
        ("noor", "In person", "You have a seat."),
        ("sam", "Online", "You have a seat."),
        ("anneke", "In person", "You wait for a seat."),
    ):
        visitor = enter(who, width=360)
        visitor.go(way)
        page = visitor.press("Wait for a seat" if who == "anneke" else "Take a seat", role="link")
        page.get_by_role("radio", name=how).check()
        page = visitor.press("Wait in line" if who == "anneke" else "I come")
        assert says in page.inner_text("main"), who
    page = maria.go(f"/gatherings/{Occasion.objects.get().gathering_id}/people/")
    assert page.inner_text("main").count("In person") == 2


@pytest.mark.parametrize("script", [True, False])
def test_invited_by_name_and_giving_the_seat_to_someone_else(enter: Enter, cast: Cast, script: bool) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    maria, noor, sam = (enter(who, width=360, script=script) for who in ("maria", "noor", "sam"))
    maria.go(item.get_absolute_url())
    page = maria.press("Invite people", role="link")
    page.get_by_label("Their @names").fill("@noor")
    page = maria.press("Invite them")
    assert "Noor" in page.inner_text("main")
    page = noor.go(item.get_absolute_url())
    assert "A host invites you." in page.inner_text("main")
    noor.press("Take a seat", role="link")
    noor.press("I come")
    page = noor.press("Give it to someone", role="link")
    page.get_by_label("Their @name").fill("@sam")
    page = noor.press("Offer it")
    assert "You offered it to someone." in page.inner_text("main")
    page = sam.go(item.get_absolute_url())
    assert "Noor would like to give you their seat." in page.inner_text("main")
    page = sam.press("Take the seat")
    assert "You have a seat." in page.inner_text("main")
    assert Seat.objects.get(state="seated").person == cast["sam"]
