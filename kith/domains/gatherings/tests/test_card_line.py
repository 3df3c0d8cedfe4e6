"""In any list, a card says on which day a gathering is: by the clock of its reader, and for no query more."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import begin_with
from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.tests.conftest import FEW, Announce, is_over, next_tuesday
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.lib.times import day_in_words, days_in_words
from tests.cast import Cast

LISTS = ("/", "/spaces/commons/", "/search/?q=listening", "/tags/night/")


@pytest.fixture
def found(cast: Cast, announced: Announce, deliver: Callable[[], None]) -> Callable[..., Item]:
    """One that stands in every list."""

    def now(**plan: object) -> Item:
        item = announced(**plan)
        begin_with(item, words=["night"], by=cast.place("maria", cast.commons))
        deliver()
        return item

    return now


def _card(cast: Cast, who: str | None, address: str) -> str:
    page = cast.client(who).get(address).text
    return page.partition("Listening at night</a>")[2].partition("</article>")[0]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("who", ["noor", None])
def test_every_list_says_the_day(
    cast: Cast, found: Callable[..., Item], who: str | None, address: str
) -> None:
    found()
    assert day_in_words(next_tuesday()) in _card(cast, who, address)


@pytest.mark.parametrize(("zone", "days"), [("Europe/Madrid", 0), ("Pacific/Auckland", 1)])
def test_it_is_the_day_by_the_clock_of_the_reader(
    cast: Cast, found: Callable[..., Item], zone: str, days: int
) -> None:
    found(at=time(22))
    cast["noor"].time_zone = zone
    cast["noor"].save(update_fields=["time_zone"])
    assert day_in_words(next_tuesday() + timedelta(days=days)) in _card(cast, "noor", "/spaces/commons/")


def test_of_a_series_it_is_the_next_that_takes_place_and_at_last_the_last(
    cast: Cast, found: Callable[..., Item]
) -> None:
    item = found(rule=FEW)
    changing.drop(item.gathering.occasions.order_by("day")[0], item=item, by=cast["maria"])
    assert day_in_words(next_tuesday() + timedelta(days=7)) in _card(cast, "noor", "/tags/night/")
    is_over(item)
    assert "It was on " in _card(cast, "noor", "/tags/night/")


def test_what_was_cancelled_says_so(cast: Cast, found: Callable[..., Item]) -> None:
    changing.cancel(found(), why="The house is closed.", by=cast["maria"])
    card = _card(cast, "noor", "/spaces/commons/")
    assert "It was cancelled." in card
    assert day_in_words(next_tuesday()) not in card


def test_whose_only_date_was_cancelled_says_so_too(cast: Cast, found: Callable[..., Item]) -> None:
    item = found()
    changing.drop(item.gathering.occasions.get(), item=item, by=cast["maria"])
    assert "It was cancelled." in _card(cast, "noor", "/spaces/commons/")


def test_days_are_said_where_it_lasts_for_several(cast: Cast, found: Callable[..., Item]) -> None:
    item = found(minutes=3 * 24 * 60)
    begins = item.gathering.occasions.get().begins_at
    assert days_in_words(begins, begins + timedelta(days=3)) in _card(cast, "noor", "/spaces/commons/")


def test_an_evening_that_ends_after_midnight_is_of_one_day() -> None:
    begins = datetime(2027, 3, 2, 22, tzinfo=timezone.get_current_timezone())
    assert days_in_words(begins, begins + timedelta(hours=4)) == day_in_words(begins)


def _cost(cast: Cast, who: str | None, address: str) -> int:
    client = cast.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("who", ["noor", None])
def test_days_cost_no_query_more_however_many_there_are(
    cast: Cast, found: Callable[..., Item], deliver: Callable[[], None], who: str | None, address: str
) -> None:
    open_topic(
        DISCUSSION,
        by=cast.place("maria", cast.commons),
        title="Listening",
        source="listening",
        tags=["night"],
    )
    deliver()
    none = _cost(cast, who, address)
    for _each in range(25):
        found(rule=FEW)
    assert _cost(cast, who, address) == none
