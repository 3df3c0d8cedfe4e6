"""Those who come are reminded, gently, once, by their own clock, and only if they wish."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.jobs import remind_those_who_come
from kith.domains.gatherings.models import Occasion, Reminder, Seat
from kith.domains.gatherings.tests.conftest import Announce
from kith.foundation.people.models import Person
from kith.lib.times import day_in_words, time_in_words
from tests.cast import Cast
from tests.letters import write_letter

Deliver = Callable[[], None]
DAY, HOUR = "gathering.day_near", "gathering.hour_near"


def _begins_in(item: Item, **ahead: float) -> Occasion:
    begins = timezone.now() + timedelta(**ahead)
    item.gathering.occasions.update(begins_at=begins, ends_at=begins + timedelta(hours=1))
    return item.gathering.occasions.get()


@pytest.fixture
def near(announced: Announce) -> Item:
    """It begins tomorrow at this time, almost."""
    item = announced()
    _begins_in(item, hours=23)
    return item


@pytest.fixture
def told(deliver: Deliver) -> Callable[[], list[tuple[str, str]]]:
    """The house looks, twice, and says who has been reminded of what so far."""

    def look() -> list[tuple[str, str]]:
        for _again in range(2):
            remind_those_who_come(timestamp=0)
        deliver()
        notices = Notice.objects.filter(audience="gathering.near").order_by("pk")
        return [
            (notice.person.name, notice.event.type) for notice in notices.select_related("event", "person")
        ]

    return look


Told = Callable[[], list[tuple[str, str]]]


def test_who_comes_is_reminded_a_day_before_and_whoever_only_waits_is_not(
    cast: Cast, announced: Announce, told: Told
) -> None:
    item = announced(seats_online=1)
    for who in ("noor", "sam"):
        seating.come(item, way="online", by=cast[who])
    _begins_in(item, hours=25)
    assert told() == []
    _begins_in(item, hours=23)
    assert told() == [("Noor", DAY)]


def test_who_comes_online_is_reminded_once_more_with_the_way_in(
    cast: Cast, announced: Announce, told: Told
) -> None:
    item = announced(way="both", place="Casa Azul")
    seating.come(item, way="online", by=cast["noor"])
    seating.come(item, way="here", by=cast["sam"])
    occasion = _begins_in(item, minutes=50)
    assert told() == [("Noor", HOUR)]
    notice = Notice.objects.get(audience="gathering.near")
    way = cast.client("noor").get(f"/inbox/{notice.pk}/", follow=False).headers["Location"]
    assert way == f"/gatherings/dates/{occasion.pk}/way-in/"
    leads = {who: cast.client(who).get(way).headers["Location"] for who in ("noor", "eleni")}
    assert leads == {"noor": "https://meet.example.org/tea", "eleni": item.get_absolute_url()}
    room = cast.client("maria").post(f"/gatherings/{item.pk}/room/", {"way": "own"}).headers["Location"]
    assert cast.client("noor").get(way).headers["Location"] == room


def test_where_all_meet_in_a_room_of_stone_one_reminder_is_enough(
    cast: Cast, announced: Announce, told: Told
) -> None:
    item = announced(way="here", place="Casa Azul")
    seating.come(item, way="here", by=cast["noor"])
    _begins_in(item, minutes=50)
    assert told() == []


@pytest.mark.parametrize("how", ["here", "everywhere"])
def test_reminders_can_be_turned_off_for_one_gathering_and_for_all(
    cast: Cast, near: Item, told: Told, how: str
) -> None:
    seat = seating.come(near, way="online", by=cast["noor"])
    if how == "here":
        cast.client("noor").post(f"/me/seats/{seat.pk}/choices/", {})
    else:
        wish({("gathering.near", channel): "no" for channel in ("inbox", "mail", "push")}, by=cast["noor"])
    assert told() == []


def test_nobody_is_reminded_of_what_was_cancelled_or_is_only_a_draft(
    cast: Cast, announced: Announce, told: Told
) -> None:
    for change in ("date", "all", "back"):
        item = announced()
        seat = seating.come(item, way="online", by=cast["noor"])
        occasion = _begins_in(item, hours=23)
        if change == "date":
            changing.drop(occasion, item=item, by=cast["maria"])
        elif change == "all":
            changing.cancel(item, why="No room", by=cast["maria"])
        else:
            seating.give_back(seat, by=cast["noor"])
    assert told() == []


def test_a_date_that_is_moved_is_told_of_at_its_new_time_and_not_at_its_old_one(
    cast: Cast, near: Item, deliver: Deliver, told: Told
) -> None:
    seating.come(near, way="online", by=cast["noor"])
    occasion = near.gathering.occasions.get()
    remind_those_who_come(timestamp=0)
    later = occasion.begins_at + timedelta(days=3)
    changing.move(occasion, begins=later, minutes=60, item=near, by=cast["maria"])
    deliver()
    assert told() == [], "it was moved before the reminder was handed over"
    _begins_in(near, hours=22)
    assert told() == [("Noor", DAY)]
    assert Reminder.objects.count() == 2


def test_of_a_series_each_date_is_told_by_itself_to_those_who_come_to_it(
    cast: Cast, announced: Announce, told: Told
) -> None:
    item = announced(rule="FREQ=WEEKLY;BYDAY=TU", each_date=True)
    first, second = item.gathering.occasions.all()[:2]
    for who, occasion in (("noor", first), ("sam", second)):
        seating.come(item, way="online", by=cast[who], occasion=occasion)
    soon = timezone.now() + timedelta(hours=23)
    Occasion.objects.filter(pk=first.pk).update(begins_at=soon, ends_at=soon + timedelta(hours=1))
    assert told() == [("Noor", DAY)]
    Occasion.objects.filter(pk=second.pk).update(begins_at=soon, ends_at=soon + timedelta(hours=1))
    assert told() == [("Noor", DAY), ("Sam Rivera", DAY)]


def _mailed(person: Person, outbox: list[EmailMultiAlternatives]) -> str:
    letter = write_letter(person, sort="now", now=timezone.now())
    outbox.clear()
    if letter:
        send_letter(letter.pk)
    return str(outbox[0].body) if outbox else ""


def _hears_at_once(person: Person, *, zone: str, language: str) -> None:
    Person.objects.filter(pk=person.pk).update(time_zone=zone, language=language)
    Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)
    wish({("gathering.near", "mail"): "now"}, by=person)


def _in_words(moment: datetime, zone: str) -> str:
    there = moment.astimezone(ZoneInfo(zone))
    return f"{day_in_words(there)}, {time_in_words(there)}"


def test_the_mail_tells_the_time_by_the_clock_of_each_reader(
    cast: Cast, near: Item, told: Told, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    zones = {"noor": "Asia/Kolkata", "sam": "America/Bogota"}
    for who, zone in zones.items():
        _hears_at_once(cast[who], zone=zone, language="en")
        seating.come(near, way="online", by=cast[who])
    assert len(told()) == 2
    begins = near.gathering.occasions.get().begins_at
    for who, zone in zones.items():
        assert _in_words(begins, zone) in _mailed(Person.objects.get(pk=cast[who].pk), mailoutbox)


@pytest.mark.parametrize("change", ["moved", "dropped", "given back", "turned off"])
def test_what_no_longer_holds_is_not_mailed(
    cast: Cast, near: Item, told: Told, mailoutbox: list[EmailMultiAlternatives], change: str
) -> None:
    _hears_at_once(cast["noor"], zone="Europe/Madrid", language="en")
    seat = seating.come(near, way="online", by=cast["noor"])
    assert told() == [("Noor", DAY)]
    occasion = near.gathering.occasions.get()
    if change == "moved":
        later = occasion.begins_at + timedelta(days=1)
        changing.move(occasion, begins=later, minutes=60, item=near, by=cast["maria"])
    elif change == "dropped":
        changing.drop(occasion, item=near, by=cast["maria"])
    elif change == "given back":
        seating.give_back(seat, by=cast["noor"])
    else:
        Seat.objects.filter(pk=seat.pk).update(reminds=False)
    assert "It begins on" not in _mailed(Person.objects.get(pk=cast["noor"].pk), mailoutbox)


def test_once_it_has_begun_a_reminder_is_no_news_any_more(cast: Cast, near: Item, told: Told) -> None:
    seating.come(near, way="online", by=cast["noor"])
    assert told() == [("Noor", DAY)]
    Reminder.objects.update(begins_at=timezone.now() - timedelta(minutes=1))
    _begins_in(near, hours=-1)
    told()
    assert Notice.objects.get(audience="gathering.near").read_at is not None
    assert Reminder.objects.get().settled
