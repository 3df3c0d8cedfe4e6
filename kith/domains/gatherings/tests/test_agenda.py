"""What comes up, by one clock for all that stands there, each gathering once; of the house and of one space."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

import pytest

from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.tests.conftest import FEW, Announce, next_tuesday
from tests.cast import Cast

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"
MONTH = f"gatherings/months/{next_tuesday():%Y-%m}/"


def _page(cast: Cast, who: str | None, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\N{NARROW NO-BREAK SPACE}", " ")


def _moments(page: str) -> Iterable[datetime]:
    for part in page.split('<time datetime="')[1:]:
        yield datetime.fromisoformat(part.partition('"')[0])


@pytest.fixture
def far_apart(announced: Announce) -> None:
    """Within one day of the world, by clocks that lie 23 hours apart."""
    for zone, at in (
        ("Pacific/Auckland", time(9)),
        ("Pacific/Pago_Pago", time(20)),
        ("Asia/Kolkata", time(6, 30)),
    ):
        announced(zone=zone, at=at)


@pytest.mark.parametrize("who", [None, "noor"])
def test_days_follow_one_another_whatever_clocks_hang_there(
    cast: Cast, far_apart: None, who: str | None
) -> None:
    page = _page(cast, who, "/gatherings/")
    shown = list(_moments(page))
    assert shown == sorted(shown)
    assert len({moment.utcoffset() for moment in shown}) == 1
    assert page.count('<h2 id="day-') == len({moment.date() for moment in shown})


def test_a_visitor_reads_by_which_clock_it_is_and_what_the_place_shows(
    cast: Cast, announced: Announce
) -> None:
    announced(way="both", place="Casa Azul", zone="Asia/Kolkata", latitude=28.0, longitude=77.0)
    for address in ("/gatherings/", "/gatherings/map/"):
        page = _page(cast, None, address)
        assert "Times are by the clock of UTC." in page
        assert "Asia/Kolkata: " in page
        assert "6:00 PM" in page.partition("Asia/Kolkata: ")[2]
    assert "Times are by the clock of UTC." in _page(cast, None, f"/{MONTH}")
    assert {each.utcoffset() for each in _moments(_page(cast, None, f"/{MONTH}"))} == {timedelta()}


def test_a_call_of_every_week_stands_there_once_and_says_that_it_comes_again(
    cast: Cast, announced: Announce
) -> None:
    call = announced(rule=WEEKLY)
    announced(first_day=next_tuesday() + timedelta(days=40))
    page = _page(cast, None, "/gatherings/")
    assert page.count(f'href="{call.get_absolute_url()}"') == 1
    assert len(list(_moments(page))) == 2
    assert "every tuesday" in page.partition(call.get_absolute_url())[2].partition("</li>")[0].lower()
    later = _page(cast, None, f"/gatherings/?from={next_tuesday() + timedelta(days=8)}")
    assert next(iter(_moments(later))).date() == next_tuesday() + timedelta(days=14)


def test_the_next_date_is_the_first_that_takes_place(cast: Cast, announced: Announce) -> None:
    item = announced(rule=FEW)
    first, second, *_rest = item.gathering.occasions.order_by("begins_at")
    changing.drop(first, item=item, by=cast["maria"])
    assert [each.astimezone(UTC) for each in _moments(_page(cast, None, "/gatherings/"))] == [
        second.begins_at
    ]


@pytest.mark.parametrize("part", ["gatherings/", MONTH])
def test_a_space_has_an_agenda_and_months_of_its_own(cast: Cast, announced: Announce, part: str) -> None:
    here, there = announced(), announced(where="circle")
    page = _page(cast, "anneke", f"/spaces/{cast.commons.slug}/{part}")
    assert here.get_absolute_url() in page
    assert there.get_absolute_url() not in page
    own = _page(cast, "anneke", f"/spaces/{cast.circle.slug}/{part}")
    assert there.get_absolute_url() in own
    assert cast.client("noor").get(f"/spaces/{cast.circle.slug}/{part}").status_code == 404


def test_the_page_of_a_space_leads_there(cast: Cast, announced: Announce) -> None:
    announced()
    space = _page(cast, "noor", cast.commons.get_absolute_url())
    assert f'href="/spaces/{cast.commons.slug}/gatherings/"' in space
    assert "?kind=gathering" in _page(cast, "noor", f"/spaces/{cast.commons.slug}/gatherings/")
