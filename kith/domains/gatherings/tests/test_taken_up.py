"""What was cancelled happens after all: people have the seats that they did not give back, and calendars hear of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.jobs import pass_seats_on
from kith.domains.gatherings.models import Change, Gathering, Occasion, Seat
from kith.domains.gatherings.tests.carrying import Carried, as_it_is, come, method, shown, turned
from kith.domains.gatherings.tests.conftest import FEW, Announce
from kith.foundation.people.models import Person
from tests.cast import Cast

WORDS = "A gathering that was cancelled happens after all."


@pytest.fixture
def called_off(cast: Cast, announced: Announce) -> Callable[..., Item]:
    """Noor and Sam come, and Maria cancels it."""

    def now(**other: Any) -> Item:
        item = announced(**other)
        for name in ("noor", "sam"):
            seating.come(item, way="online", by=cast[name])
        changing.cancel(item, why="The heating broke.", by=cast["maria"])
        return item

    return now


def _takes_up(cast: Cast, item: Item, who: str = "maria") -> int:
    return cast.client(who).post(f"/gatherings/{item.pk}/cancellation/withdrawal/").status_code


def _page(cast: Cast, item: Item, who: str) -> str:
    return cast.client(who).get(item.get_absolute_url()).text


def _states(item: Item) -> list[str]:
    return list(Seat.objects.filter(seats__gathering=item.pk).order_by("pk").values_list("state", flat=True))


def test_seats_come_back_but_for_those_given_back_and_people_are_told(
    cast: Cast, called_off: Callable[..., Item], deliver: Callable[[], None]
) -> None:
    item = called_off()
    assert "Let it happen after all" in _page(cast, item, "maria")
    assert "Let it happen after all" not in _page(cast, item, "noor")
    seating.give_back(Seat.objects.get(person=cast["sam"]), by=cast["sam"])
    assert _takes_up(cast, item) == 302
    deliver()
    assert _states(item) == ["seated", "given_back"]
    assert WORDS in cast.client("noor").get("/inbox/").text
    assert WORDS not in cast.client("sam").get("/inbox/").text
    page = _page(cast, item, "noor")
    assert "You have a seat." in page
    assert "The gathering happens after all." in page
    assert "The heating broke." not in page


def test_it_is_done_once_and_by_hosts_alone(cast: Cast, called_off: Callable[..., Item]) -> None:
    item = called_off()
    assert _takes_up(cast, item, who="noor") == 403
    assert Gathering.objects.get().is_cancelled
    for _press in range(2):
        changing.take_up(item, by=cast["maria"])
    assert Change.objects.filter(what=Change.What.TAKEN_UP).count() == 1
    assert _takes_up(cast, item) == 403, "it is not cancelled any more"


def test_what_would_have_begun_stays_cancelled(cast: Cast, called_off: Callable[..., Item]) -> None:
    item = called_off()
    began = timezone.now() - timedelta(minutes=1)
    item.gathering.occasions.update(begins_at=began, ends_at=began + timedelta(hours=1))
    assert "Let it happen after all" not in _page(cast, item, "maria")
    assert _takes_up(cast, item) == 403


def test_of_a_series_a_date_ahead_is_enough_and_single_dates_stay_cancelled(
    cast: Cast, announced: Announce
) -> None:
    item = announced(rule=FEW)
    first, second, *_others = item.gathering.occasions.all()
    changing.drop(second, item=item, by=cast["maria"])
    changing.cancel(item, why="No room", by=cast["maria"])
    began = timezone.now() - timedelta(days=1)
    Occasion.objects.filter(pk=first.pk).update(begins_at=began, ends_at=began + timedelta(hours=1))
    assert _takes_up(cast, item) == 302
    assert item.gathering.occasions.exclude(cancelled_at=None).get() == second


def test_nobody_is_asked_while_it_is_cancelled_and_those_who_wait_are_afterwards(
    cast: Cast, announced: Announce
) -> None:
    item = announced(seats_online=1)
    held, waits = (seating.come(item, way="online", by=cast[name]) for name in ("noor", "sam"))
    changing.cancel(item, why="No room", by=cast["maria"])
    seating.give_back(held, by=cast["noor"])
    assert _states(item) == ["given_back", "waiting"]
    seating.answer_yes(waits, by=cast["sam"])
    assert _states(item) == ["given_back", "waiting"], "nor does anyone take a seat"
    changing.take_up(item, by=cast["maria"])
    assert _states(item) == ["given_back", "offered"]


def test_who_was_asked_before_has_time_to_answer_anew(cast: Cast, announced: Announce) -> None:
    item = announced(seats_online=1)
    held, asked = (seating.come(item, way="online", by=cast[name]) for name in ("noor", "sam"))
    seating.give_back(held, by=cast["noor"])
    changing.cancel(item, why="No room", by=cast["maria"])
    Seat.objects.filter(pk=asked.pk).update(answer_by=timezone.now() - timedelta(hours=1))
    pass_seats_on(0)
    changing.take_up(item, by=cast["maria"])
    pass_seats_on(0)
    asked.refresh_from_db()
    assert asked.state == "offered"
    assert asked.answer_by is not None
    assert asked.answer_by > timezone.now()


@pytest.mark.parametrize("rule", ["", FEW])
def test_calendars_take_it_in_again(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, rule: str
) -> None:
    item = announced(rule=rule)
    come(item, noor)
    mails = carried()
    changing.cancel(item, why="No room", by=cast["maria"])
    mails += carried()
    before = Gathering.objects.get().sequence
    changing.take_up(item, by=cast["maria"])
    assert Gathering.objects.get().sequence == before + 1
    mails += carried()
    assert [method(mail) for mail in mails] == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]
    assert all(str(event["STATUS"]) == "CONFIRMED" for event in Calendar.from_ical(mails[-1]).walk("VEVENT"))
    assert all(shown(*order) == as_it_is(item) for order in [mails, *turned(mails)])
