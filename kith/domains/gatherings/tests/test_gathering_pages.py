"""Pages of gatherings, as people use them."""

from datetime import date, timedelta
from typing import Any

import pytest
import recurring_ical_events
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.models import Address, Gathering
from kith.domains.gatherings.tests.conftest import Announce, begins, next_tuesday
from tests.cast import Cast

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"
NEW = "/spaces/commons/announcing/gathering/"


def _typed(**other: Any) -> dict[str, Any]:
    usual = {
        "title": "Tea for night workers", "sort": "meeting", "source": "Come as you are.", "first_day": f"{next_tuesday()}",
        "at": "18:00", "until": "19:30", "zone": "America/Bogota", "repeats": "", "way": "online", "door": "open",
        "language": "en", "visibility": "public",
    }  # fmt: skip
    return usual | other


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address, follow=True).content.decode())


def test_someone_announces_a_series_and_others_find_it(cast: Cast, deliver: Any) -> None:
    words = _typed(repeats="week", speakers="Rosa: listens well\nAmadou", agenda="- Arriving\n- Talking")
    assert cast.client("maria").post(NEW, words).status_code == 302
    item = Item.objects.get(title="Tea for night workers")
    assert item.gathering.minutes == 90
    assert len(begins(item)) > 100
    page = _page(cast, None, item.get_absolute_url())
    for part in ("Rosa", "listens well", "Amadou", "Arriving", "Come as you are.", "6:00", "America/Bogota"):
        assert part in page, part
    assert "Tea for night workers" in _page(cast, "noor", "/gatherings/")
    assert "Tea for night workers" in _page(cast, "noor", f"/gatherings/months/{next_tuesday():%Y-%m}/")
    deliver()
    assert "Tea for night workers" in _page(cast, "noor", "/search/?q=night")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"way": "here"}, "Where do people meet?"),
        ({"first_day": "2001-01-01"}, "This day is over"),
        ({"repeats": "week", "last_day": f"{date(2002, 1, 1)}"}, "The last day comes before the first."),
        ({"link": "nonsense"}, "We cannot open this address."),
        ({"source": "Call 555-123-4567 for Mr Miller"}, "Could someone be known from your words?"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast, wrong: dict[str, str], says: str) -> None:
    maria = cast.client("maria")
    answer = maria.post(NEW, _typed(agenda="- Our own words", **wrong))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Our own words" in answer.content.decode()
    assert "Our own words" in maria.get(NEW).content.decode(), "also when the page is opened anew"


def test_each_reader_sees_their_own_clock_and_that_of_the_place(cast: Cast, announced: Announce) -> None:
    item = announced()
    noor = cast["noor"]
    noor.time_zone = "Asia/Kolkata"
    noor.save(update_fields=["time_zone"])
    page = _page(cast, "noor", item.get_absolute_url())
    assert "There (Europe/Madrid) it is" in page
    assert "Asia/Kolkata" in page
    assert "Times are by the clock of Europe/Madrid." in _page(cast, None, item.get_absolute_url())


def test_the_online_address_is_for_those_who_have_a_seat(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    link = "https://meet.example.org/tea"
    assert link not in _page(cast, "noor", item.get_absolute_url())
    seating.come(item, way="online", by=cast["noor"])
    seating.come(item, way="online", by=cast["sam"])
    shown = {
        who: link in _page(cast, who, item.get_absolute_url())
        for who in ("noor", "sam", "maria", "tomasz", "eleni", None)
    }
    assert {who for who, sees in shown.items() if sees} == {"noor", "maria", "tomasz"}
    file = f"/gatherings/{item.pk}/calendar.ics"
    assert [link in _page(cast, who, file) for who in ("noor", "sam", "eleni", None)] == [
        True,
        False,
        False,
        False,
    ]
    assert "no-store" in cast.client("noor").get(file)["Cache-Control"]
    assert link not in _page(cast, None, "/spaces/commons/calendar.ics")


def test_a_seat_is_taken_and_given_back_with_one_press_each(cast: Cast, announced: Announce) -> None:
    item = announced()
    noor = cast.client("noor")
    assert (
        noor.post(
            f"/gatherings/{item.pk}/seat/", {"way": "online", "needs": "Captions", "tells_needs": "on"}
        ).status_code
        == 302
    )
    assert "You have a seat." in _page(cast, "noor", item.get_absolute_url())
    assert "Captions" in _page(cast, "maria", f"/gatherings/{item.pk}/people/")
    assert cast.client("sam").get(f"/gatherings/{item.pk}/people/").status_code == 403
    key = item.gathering.seats.get().all.get().pk
    assert cast.client("sam").post(f"/me/seats/{key}/withdrawal/").status_code == 404
    noor.post(f"/me/seats/{key}/withdrawal/")
    assert "You have a seat." not in _page(cast, "noor", item.get_absolute_url())


def test_those_who_come_are_told_what_changed_and_others_are_not(
    cast: Cast, announced: Announce, deliver: Any
) -> None:
    item = announced()
    seating.come(item, way="online", by=cast["noor"])
    deliver()
    changing.cancel(item, why="The heating broke.", by=cast["maria"])
    deliver()
    assert "A gathering was cancelled." in _page(cast, "noor", "/inbox/")
    assert "A gathering was cancelled." not in _page(cast, "sam", "/inbox/")
    assert "The heating broke." in _page(cast, None, item.get_absolute_url())
    assert cast.client("sam").post(f"/gatherings/{item.pk}/seat/", {"way": "online"}).status_code == 403


def test_a_calendar_program_reads_the_dates_as_they_are_now(cast: Cast, announced: Announce) -> None:
    """Read back by another library than the one that wrote it."""
    item = announced(rule=f"{WEEKLY};UNTIL={next_tuesday() + timedelta(days=60):%Y%m%d}")
    first, second, *_rest = item.gathering.occasions.all()
    changing.move(first, begins=first.begins_at + timedelta(days=1), minutes=60, item=item, by=cast["maria"])
    changing.drop(second, item=item, by=cast["maria"])
    changing.add(item, day=next_tuesday() + timedelta(days=3), at=first.at, by=cast["maria"])
    read = Calendar.from_ical(cast.client("noor").get(f"/gatherings/{item.pk}/calendar.ics").content)
    found = recurring_ical_events.of(read).between(
        next_tuesday() - timedelta(days=9), next_tuesday() + timedelta(days=99)
    )
    expected = item.gathering.occasions.filter(cancelled_at=None).order_by("begins_at")
    assert sorted(each["DTSTART"].dt for each in found) == [each.begins_at for each in expected]
    assert {each["SEQUENCE"] for each in found} == {3}


def test_a_private_address_shows_what_its_owner_comes_to_until_there_is_a_new_one(
    cast: Cast, announced: Announce
) -> None:
    item = announced(where="circle")
    seating.come(item, way="online", by=cast["anneke"])
    anneke = cast.client("anneke")
    anneke.post("/me/calendar/address/")
    address = Address.objects.get().get_absolute_url()
    stranger = cast.client(None)
    answer = stranger.get(address)
    assert "Listening at night" in answer.content.decode()
    assert "meet.example.org" in answer.content.decode().replace("\r\n ", "")
    assert "no-store" in answer.headers["Cache-Control"]
    assert stranger.get(address.replace(".ics", "x.ics")).status_code == 404
    anneke.post("/me/calendar/address/")
    assert stranger.get(address).status_code == 404
    seat = item.gathering.seats.get().all.get()
    seating.give_back(seat, by=cast["anneke"])
    assert "Listening at night" not in stranger.get(Address.objects.get().get_absolute_url()).content.decode()


def test_nobody_outside_learns_of_a_gathering_of_a_hidden_space(cast: Cast, announced: Announce) -> None:
    item = announced(where="circle")
    for address in ("/gatherings/", f"/gatherings/months/{next_tuesday():%Y-%m}/"):
        assert "Listening at night" in _page(cast, "anneke", address)
        assert "Listening at night" not in _page(cast, "noor", address)
    for part in ("", "calendar.ics", "seat/", "people/", "plan/", "dates/", "cancellation/"):
        assert cast.client("noor").get(f"/gatherings/{item.pk}/{part}").status_code == 404, part


@pytest.mark.parametrize("who", ["noor", "tomasz", None])
def test_pages_cost_the_same_for_few_and_for_many(cast: Cast, announced: Announce, who: str | None) -> None:
    item = announced(rule=WEEKLY)
    pages = (
        "/gatherings/",
        f"/gatherings/months/{next_tuesday():%Y-%m}/",
        item.get_absolute_url(),
        "/spaces/commons/calendar.ics",
        "/spaces/commons/gatherings/",
        f"/spaces/commons/gatherings/months/{next_tuesday():%Y-%m}/",
    )

    def cost() -> list[int]:
        client, counted = cast.client(who), []
        for address in pages:
            client.get(address)
            with CaptureQueriesContext(connection) as heard:
                assert client.get(address).status_code == 200
            counted.append(len(heard))
        return counted

    few = cost()
    for number in range(12):
        other = announced(rule=WEEKLY, speakers=[("Rosa", ""), ("Amadou", "")])
        for guest in ("sam", "dana", "anneke"):
            seating.come(item, way="online", by=cast[guest], shows=True) if number == 0 else None
        changing.drop(other.gathering.occasions.earliest("begins_at"), item=other, by=cast["maria"])
    assert cost() == few
    assert Gathering.objects.count() == 13


def test_search_engines_are_told_how_one_attends(cast: Cast, announced: Announce) -> None:
    item = announced(way="both", place="Casa Azul")
    page = _page(cast, None, item.get_absolute_url())
    assert "https://schema.org/MixedEventAttendanceMode" in page
    assert "https://schema.org/EventScheduled" in page
    changing.cancel(item, why="No room", by=cast["maria"])
    assert "https://schema.org/EventCancelled" in _page(cast, None, item.get_absolute_url())


def test_search_engines_are_told_that_an_only_date_was_cancelled(cast: Cast, announced: Announce) -> None:
    item = announced()
    date = item.gathering.occasions.get()
    changing.drop(date, item=item, by=cast["maria"])
    page = _page(cast, None, item.get_absolute_url())
    assert "https://schema.org/EventCancelled" in page
    assert f'"startDate": "{date.begins_at.isoformat()}"' in page
