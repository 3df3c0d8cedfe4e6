"""Who is mailed for their calendar, when, and how that ends."""

from datetime import UTC, datetime, time

from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Rhythm
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.jobs import tell_calendars
from kith.domains.gatherings.models import Seat
from kith.domains.gatherings.tests.carrying import Carried, Outbox, as_it_is, come, method, shown, wants
from kith.domains.gatherings.tests.conftest import FEW, Announce, plan
from kith.foundation.people.models import Person
from tests.cast import Cast


def test_each_change_is_mailed_once_however_often_it_is_handed_over(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(rule=FEW)
    seat = come(item, noor)
    assert len(carried()) == 1
    tell_calendars(seats=[seat.pk])
    assert carried() == []
    for hour in (19, 20):
        changing.replan(item, plan=plan(rule=FEW, at=time(hour)), by=cast["maria"])
    assert [method(mail) for mail in carried()] == [("REQUEST", 2)], "two changes at once are told together"
    changing.replan(item, plan=plan(rule=FEW, at=time(20), cost="5 euros"), by=cast["maria"])
    assert carried() == [], "a calendar shows no costs"


def test_a_seat_that_is_taken_again_stands_there_again(
    announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    seating.give_back(come(item, noor), by=noor)
    assert carried() == [], "nothing was told, so there is nothing to take back"
    mails: list[bytes] = []
    for _again in range(2):
        seat = come(item, noor)
        mails += carried()
        assert shown(*mails) == as_it_is(item)
        seating.give_back(seat, by=noor)
        mails += carried()
        assert shown(*mails) == []
    assert [number for _method_, number in map(method, mails)] == [0, 1, 2, 3]


def test_who_waits_is_told_when_they_have_a_seat(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced(seats_online=1)
    sam = seating.come(item, way="online", by=cast["sam"])
    seat = come(item, noor)
    assert carried() == []
    seating.give_back(sam, by=cast["sam"])
    assert carried() == []
    seating.answer_yes(seat, by=noor)
    assert [method(mail)[0] for mail in carried()] == ["REQUEST"]


def test_one_click_ends_it_without_signing_in(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, mailoutbox: Outbox
) -> None:
    item = announced()
    come(item, noor)
    carried()
    link = mailoutbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    way = link[link.index("/calendars/") :]
    visitor = cast.client(None)
    assert visitor.get(way).status_code == 200
    assert Seat.objects.get().in_calendar, "looking at it stops nothing"
    assert visitor.post(way, {"List-Unsubscribe": "One-Click"}).status_code == 200
    changing.cancel(item, why="No room", by=cast["maria"])
    assert carried() == []
    assert visitor.post(way.replace("/stop/", "x/stop/")).status_code == 404
    assert "checked" not in _box(cast, announced()), "nor is it offered as chosen the next time"


def _box(cast: Cast, item: Item) -> str:
    page = cast.client("noor").get(f"/gatherings/{item.pk}/seat/").content.decode()
    return page[page.index('name="in_calendar"') :].partition(">")[0]


def test_it_is_off_until_someone_chooses_it_and_remembered_from_then_on(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    assert "checked" not in _box(cast, item)
    cast.client("noor").post(f"/gatherings/{item.pk}/seat/", {"way": "online", "in_calendar": "on"})
    assert len(carried()) == 1
    assert "checked" in _box(cast, announced())
    page = cast.client("sam").get(f"/gatherings/{item.pk}/seat/").content.decode()
    assert 'name="in_calendar"' not in page, "not without an address that is shown to be one's own"


def test_a_gathering_of_a_hidden_space_is_not_named_in_the_subject(
    cast: Cast, announced: Announce, carried: Carried, mailoutbox: Outbox
) -> None:
    wants(cast["anneke"])
    item = announced(where="circle")
    come(item, cast["anneke"])
    carried()
    assert item.title not in mailoutbox[0].subject
    assert item.title in mailoutbox[0].body


def test_in_quiet_hours_a_change_waits_until_morning(
    cast: Cast, announced: Announce, noor: Person, carried: Carried
) -> None:
    item = announced()
    come(item, noor)
    assert len(carried()) == 1
    hour = datetime.now(UTC).hour
    Rhythm.objects.filter(person=noor).update(quiet_from=hour, quiet_to=(hour + 2) % 24)
    changing.cancel(item, why="No room", by=cast["maria"])
    assert carried() == []
    waits = ProcrastinateJob.objects.filter(task_name="gatherings.tell_calendar").first()
    assert waits is not None
    assert waits.scheduled_at is not None
    assert waits.scheduled_at > datetime.now(UTC)
