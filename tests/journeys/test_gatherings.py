"""A gathering in a real browser: announced on a phone, found, come to, waited for, changed, and taken along."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from kith.capabilities.rooms.models import Presence
from kith.domains.gatherings.actions.questioning import ask
from kith.domains.gatherings.handfuls import shuffled
from kith.domains.gatherings.jobs import ask_after_dates, note_rooms
from kith.domains.gatherings.models import Feedback, Occasion, Seat, Stay
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter, Visitor


def _soon() -> date:
    return timezone.now().date() + timedelta(days=20)


def _announce(visitor: Visitor, *, afterwards: str = "") -> str:
    """From the space to the page of the gathering, as someone does it who plans a workshop; the way to its page."""
    visitor.go("/spaces/commons/")
    page = visitor.press("Announce a gathering", role="link")
    page.get_by_label("Title").fill("Listening at night")
    page.get_by_label("What sort of gathering").select_option(label="Workshop")
    page.get_by_label("Your words", exact=True).fill("We practise to listen, and to stop.")
    page.get_by_label("Day", exact=True).fill(f"{_soon()}")
    page.get_by_label("From").fill("18:00")
    page.get_by_label("To", exact=True).fill("19:30")
    page.get_by_label("Seats online").fill("1")
    if afterwards:
        page.get_by_label(afterwards).check()
    page = visitor.press("Announce it")
    assert "6:00" in page.locator("section:has(#when)").inner_text()
    return page.url.removeprefix(visitor.home)


def test_announced_come_to_waited_for_and_changed(
    enter: Enter, cast: Cast, deliver: Callable[[], None]
) -> None:
    maria = enter("maria", width=360)
    way = _announce(maria)
    noor = enter("noor", width=360)
    noor.go("/gatherings/")
    noor.press("Listening at night", role="link")
    noor.press("Take a seat", role="link")
    page = noor.press("I come")
    assert "You have a seat." in page.inner_text("main")

    sam = enter("sam", width=360)
    sam.go(way)
    page = sam.press("Wait for a seat", role="link")
    page.get_by_label("Tell the hosts what I need to take part").check()
    page.get_by_label("What I need (optional)").fill("Captions, please")
    page = sam.press("Wait in line")
    assert "You wait for a seat." in page.inner_text("main")
    page = maria.go(way)
    page = maria.press("Who comes", role="link")
    assert "Captions, please" in page.inner_text("main")

    noor.press("I cannot come after all")
    page = sam.go(way)
    assert "A seat is free for you." in page.inner_text("main")
    page = sam.press("Take it")
    assert "You have a seat." in page.inner_text("main")
    assert sorted(Seat.objects.values_list("state", flat=True)) == ["given_back", "seated"]

    maria.go(way)
    page = maria.press("Change when, where or how", role="link")
    page.get_by_label("From").fill("19:00")
    page.get_by_label("To", exact=True).fill("20:30")
    page = maria.press("Change it and tell them")
    assert "The time changed." in page.inner_text("main")
    deliver()
    page = sam.go("/inbox/")
    assert "A gathering is at another time now." in page.inner_text("main")
    sam.go(f"/gatherings/months/{_soon():%Y-%m}/")
    page = sam.go("/me/calendar/")
    assert "Listening at night" in page.inner_text("main")
    page = sam.press("Make an address for what I come to")
    assert ".ics" in page.locator("code.address").inner_text()


def test_without_script_someone_comes_and_gives_the_seat_back(enter: Enter, cast: Cast) -> None:
    way = _announce(enter("maria", script=False))
    noor = enter("noor", script=False)
    noor.go(way)
    noor.press("Take a seat", role="link")
    page = noor.press("I come")
    assert "You have a seat." in page.inner_text("main")
    page = noor.press("I cannot come after all")
    assert "You have a seat." not in page.inner_text("main")


@pytest.mark.parametrize("part", ["plan/", "dates/", "cancellation/", "people/", "room/"])
def test_the_pages_of_its_hosts_are_for_everyone_to_use(enter: Enter, cast: Cast, part: str) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    enter("maria", width=360).go(f"/gatherings/{item.pk}/{part}")


def test_hosts_ask_in_their_own_words_and_only_what_matters_to_each(enter: Enter, cast: Cast) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    maria = enter("maria", width=360)
    maria.go(f"/gatherings/{item.pk}/")
    page = maria.press("What you ask those who come", role="link")
    maria.press("Ask something", role="link")
    page.get_by_label("What you ask").fill("How do you come?")
    page.get_by_label("How people answer").select_option(label="One choice of several")
    page.get_by_label("Choices").fill("By car\nOn foot")
    page.get_by_label("Nobody can come without an answer").check()
    maria.press("Ask this")
    maria.press("Ask something", role="link")
    page.get_by_label("What you ask").fill("Whom can you take along?")
    page.get_by_label("Whom you ask").select_option(label="Who answers “By car”")
    maria.press("Ask this")

    noor = enter("noor", width=360)
    noor.go(f"/gatherings/{item.pk}/")
    page = noor.press("Take a seat", role="link")
    depending = page.get_by_label("Whom can you take along?")
    assert not depending.is_visible()
    page.get_by_label("By car").check()
    assert depending.is_visible()
    depending.fill("Two")
    page.get_by_label("On foot").check()
    noor.press("I come")
    page = noor.press("My answers and choices", role="link")
    assert page.get_by_label("On foot").is_checked()
    assert page.get_by_label("Remind me before it begins").is_checked()

    page = maria.go(f"/gatherings/{item.pk}/people/")
    assert "On foot" in page.inner_text("main")
    assert "Two" not in page.inner_text("main"), "what is hidden is not sent"


def test_without_script_each_question_says_whom_it_is_for(enter: Enter, cast: Cast) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    car = ask(item, words="Do you come by car?", sort="yes_no", is_needed=True, by=cast["maria"])
    ask(
        item,
        words="Whom can you take along?",
        sort="short",
        is_needed=True,
        after=car and car.pk,
        only_if_is="yes",
        by=cast["maria"],
    )
    noor = enter("noor", width=360, script=False)
    page = noor.go(f"/gatherings/{item.pk}/seat/")
    assert "Only if you answered “Yes” to: Do you come by car?" in page.inner_text("main")
    page = noor.press("I come")
    assert page.inner_text("main").count("Please answer this one.") == 2, "above, and where it is asked"
    page.get_by_label("No", exact=True).check()
    page = noor.press("I come")
    assert "You have a seat." in page.inner_text("main")


@pytest.mark.parametrize("part", ["", "new/", "{question}/"])
def test_the_pages_of_questions_are_for_everyone_to_use(enter: Enter, cast: Cast, part: str) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    question = ask(
        item, words="How do you come?", sort="one", choices=["By car", "On foot"], by=cast["maria"]
    )
    enter("maria", width=360).go(
        f"/gatherings/{item.pk}/own-questions/{part.format(question=question and question.pk)}"
    )


NEEDED = "A few questions, which hours and certificate wait for"


def test_from_the_room_to_the_certificate(enter: Enter, cast: Cast, deliver: Callable[[], None]) -> None:
    """In the room, noted, set right, asked afterwards, and certified."""
    maria, noor = enter("maria", width=360), enter("noor", width=360)
    way = _announce(maria, afterwards=NEEDED)
    _hands_out(maria)
    page = noor.go(way)
    assert "The song that we sing" not in page.inner_text("main")
    assert "Hours and certificate wait for your answers." in page.inner_text("main")
    noor.press("Take a seat", role="link")
    page = noor.press("I come")
    assert "The song that we sing" in page.inner_text("main")
    maria.go(way)
    page = maria.press("Open a room to those who have a seat", role="link")
    page.get_by_label("Here, in the browser").check()
    maria.press("Open the room")
    _is_in_the_room(noor, way)
    _is_over()
    deliver()
    _says_how_it_was(noor, way)
    _hears_how_it_was(maria, way)
    page = noor.go("/learning/certificates/")
    assert "Listening at night" in page.inner_text("main")


def _hands_out(maria: Visitor) -> None:
    page = maria.press("Hand something out", role="link")
    page.get_by_label("What it is").fill("The song that we sing")
    page.get_by_label("Address on the web").fill("https://example.org/song")
    page.get_by_label("Only those who have a seat or were there").check()
    page = maria.press("Hand it out")
    assert "The song that we sing" in page.inner_text("main")


def _is_in_the_room(noor: Visitor, way: str) -> None:
    began = timezone.now() - timedelta(minutes=30)
    Occasion.objects.update(begins_at=began, ends_at=began + timedelta(minutes=90))
    page = noor.go(way)
    assert "the room notes when you came and left" in page.inner_text("main")
    page = noor.press("To the room", role="link")
    page.get_by_label("In writing alone").check()
    noor.press("Come in")
    Presence.objects.update(joined_at=timezone.now() - timedelta(minutes=20))
    note_rooms(0)
    noor.press("Leave the room")
    note_rooms(0)
    noor.go(way)
    page = noor.press("I am here", role="link")
    assert "Noted by the room" in page.inner_text("main")
    noor.press("Set it right", role="link")
    page = noor.press("This is right")
    assert "Corrected by the person" in page.inner_text("main")


def _is_over() -> None:
    ended = timezone.now() - timedelta(hours=1)
    began = ended - timedelta(minutes=90)
    Occasion.objects.update(begins_at=began, ends_at=ended)
    Stay.objects.update(came_at=began, left_at=ended)
    ask_after_dates(0)


def _says_how_it_was(noor: Visitor, way: str) -> None:
    page = noor.go("/inbox/")
    assert "A gathering is over. If you like, tell its hosts how it was for you." in page.inner_text("main")
    noor.go(way)
    page = noor.press("Say how it was", role="link")
    page.get_by_label("Very much").check()
    page.get_by_label("What helped?").fill("The quiet beginning")
    page.get_by_label("Yes").check()
    page = noor.press("Tell the hosts, without my name")
    assert "You have answered." in page.inner_text("main")


def _hears_how_it_was(maria: Visitor, way: str) -> None:
    maria.go(way)
    maria.press("What you ask afterwards", role="link")
    door = way.rsplit("/", 2)[0] + f"/dates/{Occasion.objects.get().pk}"
    maria.go(f"{door}/door/")
    page = maria.press("Read what people said afterwards", role="link")
    assert "Fewer than 4 people have answered." in page.inner_text("main")
    Feedback.objects.update(shown=shuffled(Feedback.objects.get().waiting), shown_from=4)
    page = maria.go(f"{door}/answers/")
    assert "The quiet beginning" in page.inner_text("main")
    maria.go(f"{door}/door/")
    maria.press("Give certificates", role="link")
    maria.press("Give certificates to those who were there")
