"""Gatherings on the map: who sees what, where it stands, and what it costs."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.tests.conftest import Announce, next_tuesday
from kith.domains.gatherings.tests.test_gathering_pages import NEW, _typed
from tests.cast import Cast

MADRID = {"way": "here", "place": "Casa Azul", "latitude": 40.4168, "longitude": -3.7038}
DELHI = {"way": "both", "place": "Lotus house", "latitude": 28.61, "longitude": 77.21}


def _page(cast: Cast, who: str | None, address: str = "/gatherings/map/") -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_happens_at_one_place_stands_there_together(cast: Cast, announced: Announce) -> None:
    for plan in (MADRID, MADRID, DELHI):
        announced(**plan)
    page = _page(cast, None)
    assert page.count('class="dot"') == 2
    assert 'aria-label="2 gatherings: Casa Azul"' in page
    assert 'aria-label="1 gathering: Lotus house"' in page
    assert page.count("Listening at night") == 3


def test_a_series_stands_there_once_with_its_next_date(cast: Cast, announced: Announce) -> None:
    announced(**MADRID, rule="FREQ=WEEKLY;BYDAY=TU")
    assert _page(cast, None).count("Listening at night") == 1


def test_many_calls_of_every_day_leave_room_for_what_comes_later(cast: Cast, announced: Announce) -> None:
    """A year of daily dates stands before it."""
    for plan in (MADRID, {}):
        announced(**plan, rule="FREQ=DAILY")
        announced(**plan, rule="FREQ=DAILY")
    later = next_tuesday() + timedelta(days=500)
    announced(**DELHI, first_day=later)
    announced(first_day=later)
    page = _page(cast, None)
    assert page.count("Listening at night") == 6
    assert "Lotus house" in page


def test_two_dates_at_the_same_moment_are_one_on_the_map(cast: Cast, announced: Announce) -> None:
    item = announced(**MADRID, rule="FREQ=WEEKLY;COUNT=2")
    first, second = item.gathering.occasions.order_by("begins_at")
    changing.move(second, begins=first.begins_at, minutes=60, item=item, by=cast["maria"])
    assert _page(cast, None).count("Listening at night") == 1


def test_what_is_online_or_has_no_point_is_named_below(cast: Cast, announced: Announce) -> None:
    announced()
    announced(way="here", place="Somewhere")
    page = _page(cast, None)
    assert 'class="dot"' not in page
    assert "In person, and not on the map" in page
    assert ">Online</h2>" in page
    assert "Somewhere" in page
    only_here = _page(cast, None, "/gatherings/map/?way=here")
    assert ">Online</h2>" not in only_here


def test_parts_of_the_world_show_what_is_there(cast: Cast, announced: Announce) -> None:
    announced(**MADRID)
    announced(**DELHI)
    europe = _page(cast, None, "/gatherings/map/?window=europe")
    assert "Casa Azul" in europe
    assert "Lotus house" not in europe
    assert "Nothing is announced in this part" in _page(cast, None, "/gatherings/map/?window=oceania")
    assert _page(cast, None, "/gatherings/map/?window=atlantis").count('class="dot"') == 2


def test_cancelled_and_drafts_are_on_no_map(cast: Cast, announced: Announce) -> None:
    changing.cancel(announced(**MADRID), why="Rain", by=cast["maria"])
    announced(**MADRID, as_draft=True)
    assert "Casa Azul" not in _page(cast, "noor")


@pytest.mark.parametrize("way", ["", "?window=europe", "?way=here"])
def test_nobody_outside_learns_where_a_hidden_circle_meets(cast: Cast, announced: Announce, way: str) -> None:
    announced(where="circle", **MADRID)
    assert "Casa Azul" in _page(cast, "anneke", f"/gatherings/map/{way}")
    assert "Casa Azul" in _page(cast, "anneke", f"/spaces/tuesday/map/{way}")
    for who in ("noor", None):
        assert "Casa Azul" not in _page(cast, who, f"/gatherings/map/{way}")
        assert cast.client(who).get(f"/spaces/tuesday/map/{way}").status_code == 404


def test_the_map_of_a_space_shows_that_space_alone(cast: Cast, announced: Announce) -> None:
    announced(**MADRID)
    announced(where="rural", **DELHI)
    page = _page(cast, "maria", "/spaces/commons/map/")
    assert "Casa Azul" in page
    assert "Lotus house" not in page


@pytest.mark.parametrize("who", ["noor", None])
def test_a_map_costs_the_same_for_one_and_for_fifty(cast: Cast, announced: Announce, who: str | None) -> None:
    def cost() -> list[int]:
        client, counted = cast.client(who), []
        for address in (
            "/gatherings/map/",
            "/spaces/commons/map/",
            "/gatherings/map/?window=europe&way=here",
        ):
            client.get(address)
            with CaptureQueriesContext(connection) as heard:
                assert client.get(address).status_code == 200
            counted.append(len(heard))
        return counted

    announced(**MADRID)
    few = cost()
    for number in range(49):
        announced(**MADRID | {"latitude": -40 + number * 1.5, "longitude": -170 + number * 7})
    assert cost() == few
    assert max(few) <= 8
    assert Gathering.objects.count() == 50


def test_a_host_says_where_it_is_by_what_a_map_gives(cast: Cast, deliver: Any) -> None:
    words = _typed(
        way="here", place="Casa Azul", point="https://www.openstreetmap.org/#map=15/40.4168/-3.7038"
    )
    cast.client("maria").post(NEW, words)
    plan = Gathering.objects.get()
    assert (plan.latitude, plan.longitude) == (40.4168, -3.7038)
    form = _page(cast, "maria", f"/gatherings/{plan.pk}/plan/")
    assert "40.41680, -3.70380" in form
    item = plan.item
    page = cast.client("noor").get(item.get_absolute_url()).content.decode()
    assert 'href="geo:40.4168,-3.7038"' in page
    calendar = cast.client("noor").get(f"/gatherings/{plan.pk}/calendar.ics").content.decode()
    assert "GEO:40.4168;-3.7038" in calendar


def test_what_tells_no_place_is_asked_again_and_kept(cast: Cast) -> None:
    answer = cast.client("maria").post(
        NEW, _typed(way="here", place="x", point="https://maps.app.goo.gl/abc")
    )
    assert answer.status_code == 422
    assert "We found no place in this." in answer.content.decode()
    assert "maps.app.goo.gl/abc" in cast.client("maria").get(NEW).content.decode()


def test_what_is_only_online_has_no_point(cast: Cast) -> None:
    cast.client("maria").post(NEW, _typed(way="online", point="40.4, -3.7"))
    assert Gathering.objects.get().point is None
