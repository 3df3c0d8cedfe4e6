"""A circle begins hidden and small, with an agreement, a place to meet and its first meetings."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.models import Room
from kith.capabilities.search.queries import search
from kith.domains.supervision.models import Circle
from kith.domains.supervision.tests.circles import NAME, circle, come
from kith.foundation.spaces.models import Space
from kith.lib.search_syntax import parse
from tests.cast import Cast

BEGUN = {
    "name": NAME, "purpose": "For peers in small towns.", "language": "en", "rhythm": "fortnight", "at": "18:00",
    "zone": "Europe/Madrid", "minutes": "90", "way": "video", "most": "6", "country": "ES", "send_key": "once",
}  # fmt: skip


def _begin(cast: Cast, **changed: str) -> str:
    day = timezone.localdate() + timedelta(days=3)
    answer = cast.client("maria").post("/circles/new/", BEGUN | {"first_day": day.isoformat()} | changed)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def test_one_form_begins_one_hidden_circle_with_all_that_it_needs(cast: Cast) -> None:
    assert _begin(cast) == _begin(cast)
    made = Circle.objects.select_related("space", "item").get()
    assert (made.space.sort, made.space.visibility, made.space.joining) == ("circle", "hidden", "invitation")
    assert (made.space.most, made.state, made.trial_meetings) == (6, "trial", 6)
    assert made.space.own_place(cast["maria"]).is_host
    assert made.meetings.count() == 6  # each second week, for twelve weeks
    assert Room.objects.filter(item=made.item, closed_at=None).exists()
    assert made.agreements.get().version == made.space.guidelines_version == 1


def test_by_phone_there_is_no_room_and_it_says_how_to_phone_in(cast: Cast) -> None:
    page = _begin(cast, way="phone", phone="Maria calls the others")
    assert not Room.objects.exists()
    assert "Maria calls the others" in cast.client("maria").get(page).text
    answer = cast.client("maria").post("/circles/new/", BEGUN | {"way": "phone"})
    assert answer.status_code == 422
    assert "How do people come into the call?" in answer.text


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast) -> None:
    answer = cast.client("maria").post("/circles/new/", BEGUN | {"first_day": "2020-01-01"})
    assert answer.status_code == 422
    assert "Please choose a day between today and a year from now." in answer.text
    assert NAME in answer.text
    assert not Circle.objects.exists()


@pytest.mark.parametrize("reader", ["noor", "ruth", "eleni", None])
def test_a_stranger_finds_nothing_of_it(cast: Cast, reader: str | None, deliver: object) -> None:
    made = circle(cast, "maria", "sam")
    deliver()  # type: ignore[operator]
    client = cast.client(reader)
    for part in (
        "",
        "circle/",
        "agreement/",
        "plan/",
        "meetings/",
        "review/",
        "end/",
        "stepping-out/",
        "listening/",
    ):
        assert client.get(f"/circles/{made.pk}/{part}").status_code in (404, 302)
    for page in ("/", "/spaces/", "/tags/", "/search/?q=bench", "/circles/"):
        assert NAME not in client.get(page, follow=True).text
    person = cast[reader] if reader else None
    assert not Item.objects.visible_to(person).filter(pk=made.pk).exists()
    assert not search(parse("bench"), reader=person, language="en").entries


def test_its_members_find_it(cast: Cast) -> None:
    made = circle(cast, "maria", "sam")
    sam = cast.client("sam")
    assert NAME in sam.get("/circles/").text
    page = sam.get(made.get_absolute_url()).text
    for words in (
        "Every Tuesday",
        "about 90 minutes",
        "Maria Delgado",
        "Could someone listen?",
        "Organising",
    ):
        assert words.lower() in page.lower() or words.startswith("Every"), words
    assert "Please never write about a person whom someone supports" in page


def test_no_more_come_in_than_it_holds(cast: Cast) -> None:
    made = circle(cast, "maria", "sam", "noor", most=3)
    with pytest.raises(ValidationError):
        come(cast, made, ["anneke"], host="maria")
    assert Space.objects.get(pk=made.space_id).memberships.active().count() == 3


def test_the_title_of_its_page_tells_nothing_and_no_browser_keeps_it(cast: Cast) -> None:
    made = circle(cast, "maria", "sam")
    for part in ("circle/", "agreement/", "meetings/", "review/", "stepping-out/", "listening/"):
        answer = cast.client("sam").get(f"/circles/{made.pk}/{part}")
        title = answer.text.partition("<title>")[2].partition("</title>")[0]
        assert NAME not in title
        assert "no-store" in answer.headers["Cache-Control"]


def test_taken_elsewhere_the_conversation_takes_nothing_of_the_circle_along(cast: Cast) -> None:
    made = circle(cast, "tomasz", "maria", way="phone", phone="Call 5550100")
    from kith.capabilities.conversations.actions.hosting import move

    move(made.item, to=cast.commons, by=cast["tomasz"])
    item = Item.objects.get(pk=made.pk)
    page = cast.client("noor").get(item.get_absolute_url()).text
    assert NAME in page
    assert "5550100" not in page
    assert cast.client("noor").get(f"/circles/{made.pk}/meetings/").status_code == 404
