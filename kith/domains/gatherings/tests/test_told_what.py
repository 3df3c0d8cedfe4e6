"""Those who come are told what changed, and not only that something did: from when to when, which date, and what else."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import FEW, Announce, plan
from kith.lib.times import day_in_words
from tests.cast import Cast


@pytest.fixture
def item(cast: Cast, announced: Announce, deliver: Callable[[], None]) -> Item:
    """Four Tuesdays at six in the evening, to which Noor comes. It costs something."""
    item = announced(rule=FEW, cost="5 EUR", way="both", place="Casa Azul", agenda="- Tea")
    seating.come(item, way="online", by=cast["noor"])
    deliver()
    return reach_gathering(cast["maria"], item.pk)


def _replan(cast: Cast, item: Item, **other: Any) -> None:
    usual = plan(rule=FEW, cost="5 EUR", way="both", place="Casa Azul", agenda="- Tea")
    changing.replan(item, plan=usual | other, by=cast["maria"])


def _inbox(cast: Cast, deliver: Callable[[], None], who: str = "noor") -> str:
    deliver()
    return _spaced(cast.client(who).get("/inbox/").content.decode())


def _page(cast: Cast, item: Item, who: str | None = None) -> str:
    return _spaced(cast.client(who).get(item.get_absolute_url()).content.decode())


def _spaced(page: str) -> str:
    """With plain spaces, also before AM and PM."""
    return page.replace("\N{NARROW NO-BREAK SPACE}", " ")


def _day(occasion: Occasion) -> str:
    return day_in_words(occasion.day)


def test_another_time_is_told_from_when_to_when(cast: Cast, item: Item, deliver: Callable[[], None]) -> None:
    day = _day(item.gathering.occasions.earliest("begins_at"))
    _replan(cast, item, at=time(20))
    words = f"It was: {day}, 6:00 PM to 7:30 PM. Now it is: {day}, 8:00 PM to 9:30 PM."
    assert f"A gathering is at another time now. {words} By the clock of Europe/Madrid." in _inbox(
        cast, deliver
    )
    page = _page(cast, item)
    for part in ("The time changed.", "6:00 PM to 7:30 PM", "8:00 PM to 9:30 PM"):
        assert part in page


def test_on_its_page_each_reads_it_by_their_own_clock(cast: Cast, item: Item) -> None:
    noor = cast["noor"]
    noor.time_zone = "Asia/Kolkata"
    noor.save(update_fields=["time_zone"])
    first = item.gathering.occasions.earliest("begins_at")
    later = first.begins_at + timedelta(days=1)
    changing.move(first, begins=later, minutes=60, item=item, by=cast["maria"])
    changed = _page(cast, item, "noor").partition("What changed")[2]
    assert "It was:" in changed
    assert first.begins_at.isoformat()[:10] in changed
    assert "6:00 PM" not in changed.partition("</section>")[0]


def test_which_date_was_moved_cancelled_or_added_is_told(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    first, second, *_rest = item.gathering.occasions.order_by("begins_at")
    changing.move(first, begins=first.begins_at + timedelta(days=1), minutes=60, item=item, by=cast["maria"])
    next_day = day_in_words(first.day + timedelta(days=1))
    was = f"It was: {_day(first)}, 6:00 PM to 7:30 PM. Now it is: {next_day}, 6:00 PM to 7:00 PM."
    assert f"One date of a gathering was moved. {was}" in _inbox(cast, deliver)
    changing.drop(second, item=item, by=cast["maria"])
    told = f"One date of a gathering was cancelled. It was: {_day(second)}, 6:00 PM to 7:30 PM."
    assert told in _inbox(cast, deliver)
    added = changing.add(item, day=second.day + timedelta(days=1), at=time(10), by=cast["maria"])
    assert f"A gathering has one more date. It is: {_day(added)}, 10:00 AM" in _inbox(cast, deliver)
    assert _day(second) in _page(cast, item).partition("What changed")[2]


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"cost": "20 EUR"}, ["What it costs changed.", "5 EUR"]),
        ({"pay_at": "https://pay.example.org/"}, ["What it costs changed."]),
        ({"agenda": "- Coffee"}, ["The plan for the time together changed."]),
        ({"door": "request"}, ["Who takes a seat changed.", "Anyone who can see it takes a seat"]),
        ({"provider": "Night school"}, ["The hours that it gives changed."]),
        ({"objectives": "To listen"}, ["The hours that it gives changed."]),
        ({"asks_after": "needed"}, ["What hosts ask afterwards changed."]),
    ],
)
def test_whatever_else_one_plans_by_is_told_and_stands_on_the_page(
    cast: Cast, item: Item, deliver: Callable[[], None], other: dict[str, str], says: list[str]
) -> None:
    _replan(cast, item, **other)
    assert f"Something about a gathering changed. {says[0]}" in _inbox(cast, deliver)
    changed = _page(cast, item).partition('id="changes"')[2].partition("</section>")[0]
    assert all(words in changed for words in says)
    assert "Something about a gathering changed." not in _inbox(cast, deliver, "sam")


def test_who_leads_it_and_what_it_is_can_be_changed_and_is_told(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    maria, address = cast.client("maria"), f"/gatherings/{item.pk}/plan/"
    shown = maria.get(address).context["form"].initial
    typed = {
        name: shown[name]
        for name in ("zone", "way", "place", "cost", "agenda", "door", "asks_after", "repeats")
    }
    typed |= {"first_day": f"{shown['first_day']}", "at": "18:00", "until": "19:30", "link": shown["link"]}
    typed |= {"sort": "seminar", "speakers": "Rosa: listens well\nAmadou"}
    assert maria.post(address, typed).status_code == 302
    told = "Something about a gathering changed. It is another sort of gathering now. Who leads it or speaks changed."
    assert told in _inbox(cast, deliver)
    page = _page(cast, item)
    assert all(words in page for words in ("Seminar", "Rosa", "listens well", "Amadou"))
    assert "Rosa: listens well\nAmadou" in maria.get(address).content.decode()
    changes = item.gathering.changes.count()
    maria.post(address, typed)
    assert item.gathering.changes.count() == changes, "again changes nothing"


def test_where_it_was_before_is_told_on_the_page(cast: Cast, item: Item) -> None:
    _replan(cast, item, place="The old mill")
    changed = _page(cast, item).partition('id="changes"')[2].partition("</section>")[0]
    assert "How or where we meet changed. It was:" in changed
    assert "Casa Azul" in changed


def test_what_nobody_changed_is_told_to_nobody(cast: Cast, item: Item, deliver: Callable[[], None]) -> None:
    _replan(cast, item, latitude=40.0, longitude=-3.0)
    assert "changed" not in _inbox(cast, deliver).partition("<main")[2]
    assert not item.gathering.changes.exists()
