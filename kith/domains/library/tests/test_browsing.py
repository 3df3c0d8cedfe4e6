"""Looking around in the library: what fits is found, with how much there is of what else; and only what one may see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.domains.library import browsing
from kith.domains.library.actions import report_trial
from kith.domains.library.kinds import KINDS
from kith.foundation.profiles.actions import tell
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.contracts.makers import MAKERS

Deliver = Callable[[], None]


def _practice(cast: Cast, title: str, *, where: Space | None = None, **words: str) -> Item:
    """A practice whose second version says more."""
    place = cast.place("maria", where or cast.commons)
    item = MAKERS["practice"](place, title=title)
    publish(keep(draft(item, by=place), words=words, seen=1, by=place), by=place, why="More of it")
    return item


@pytest.fixture
def shelf(cast: Cast, deliver: Deliver) -> dict[str, Item]:
    items = {
        "tea": _practice(
            cast,
            "Tea first",
            purposes="meeting,hope",
            settings=":clinic",
            minutes="5",
            roles=":ie-family",
            country="IE",
        ),
        "walk": _practice(
            cast, "A walk", purposes="hope", settings=":outreach", minutes="30", roles=":us-cps"
        ),
        "hidden": _practice(cast, "Blanket", where=cast.circle, purposes="crisis", settings=":crisis"),
    }
    report_trial(
        items["walk"],
        author=cast.place("noor", cast.commons),
        source="We walked",
        setting=":housing",
        again="yes",
    )
    deliver()
    return items


def _shown(cast: Cast, who: str | None, query: str = "") -> str:
    return str(cast.client(who).get(f"/library/{query}").content.decode().partition("<main")[2])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Tea first", "A walk"}),
        ("?purpose=hope", {"Tea first", "A walk"}),
        ("?purpose=meeting", {"Tea first"}),
        ("?setting=:outreach", {"A walk"}),
        ("?minutes=5&purpose=hope", {"Tea first"}),
        ("?tried=on", {"A walk"}),
        ("?role=:ie-family", {"Tea first"}),
        ("?role=:us-cps&country=IE", set()),
        ("?country=IE", {"Tea first"}),
        ("?kind=insight", set()),
        ("?language=es", set()),
        ("?purpose=crisis", set()),
    ],
)
def test_what_fits_is_found(cast: Cast, shelf: dict[str, Item], query: str, found: set[str]) -> None:
    page = _shown(cast, "noor", query)
    assert {title for title in ("Tea first", "A walk") if title in page} == found


@pytest.mark.parametrize(("who", "sees"), [("maria", True), ("noor", False), ("eleni", False), (None, False)])
def test_nobody_learns_of_what_they_may_not_see(
    cast: Cast, shelf: dict[str, Item], who: str | None, sees: bool
) -> None:
    for query in ("", "?purpose=crisis", "?setting=:crisis"):
        page = _shown(cast, who, query)
        assert ("Blanket" in page) is sees, query
        assert ("hard moments and crisis (1)" in page) is sees, query


def test_each_list_says_how_much_there_is(cast: Cast, shelf: dict[str, Item]) -> None:
    page = _shown(cast, None)
    assert "finding hope (2)" in page
    assert "meeting someone for the first time (1)" in page
    assert "community clinic (1)" in page
    assert "family peer support worker (IE) (1)" in page
    assert "Ireland (1)" in page


def test_where_not_all_is_counted_a_number_says_at_least_and_a_list_leaves_out_nothing(
    cast: Cast, shelf: dict[str, Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "COUNTED", 1)
    page = _shown(cast, None)
    assert "finding hope (1+)" in page
    assert "hard moments and crisis<" in page
    monkeypatch.setattr(browsing, "COUNTED", 2)
    page = _shown(cast, None)
    assert "finding hope (2)" in page
    assert "hard moments and crisis" not in page


def _works_in(cast: Cast, who: str, *settings: str) -> None:
    """As someone tells it to nobody but themselves."""
    tell(cast[who], field="setting", texts=settings, audience="self")


def test_what_was_tried_in_places_like_ones_own_is_found(cast: Cast, shelf: dict[str, Item]) -> None:
    _works_in(cast, "sam", "housing", "a barn")
    _works_in(cast, "tomasz", "hospital")
    found = {who: "A walk" in _shown(cast, who, "?mine=on") for who in ("sam", "tomasz")}
    assert found == {"sam": True, "tomasz": False}
    assert "Tea first" not in _shown(cast, "sam", "?mine=on")


def test_who_tells_no_place_of_work_sees_all_and_where_to_say_it(cast: Cast, shelf: dict[str, Item]) -> None:
    _works_in(cast, "noor", "a barn")
    page = _shown(cast, "noor", "?mine=on")
    assert "Your profile does not say yet where you work" in page
    assert "Tea first" in page


def test_where_someone_works_is_used_for_their_own_question_alone(cast: Cast, shelf: dict[str, Item]) -> None:
    """The address says nothing of it, and gives everyone their own answer."""
    _works_in(cast, "sam", "housing")
    assert "housing" not in str(cast.client("sam").get("/library/?mine=on").content.decode())
    assert "Tea first" in _shown(cast, None, "?mine=on")
    assert "Tried in places like mine" not in _shown(cast, None)


def test_what_is_withdrawn_or_hidden_is_not_there(
    cast: Cast, shelf: dict[str, Item], deliver: Deliver
) -> None:
    cast.client("maria").post(f"/items/{shelf['tea'].pk}/retirement/", {"reason": "It did harm"})
    deliver()
    assert "Tea first" not in _shown(cast, "noor")
    assert "meeting someone for the first time" not in _shown(cast, "noor")


def _queries(cast: Cast, who: str | None) -> int:
    client = cast.client(who)
    client.get("/library/?mine=on")
    with CaptureQueriesContext(connection) as heard:
        client.get("/library/?mine=on")
    return len(heard)


@pytest.mark.parametrize("who", ["noor", None])
def test_more_costs_no_more_queries(
    cast: Cast, shelf: dict[str, Item], deliver: Deliver, who: str | None
) -> None:
    before = _queries(cast, who)
    for number in range(5):
        _practice(cast, f"Another {number}", purposes="hope", settings=":clinic")
    deliver()
    assert _queries(cast, who) == before <= 8


def _page_queries(cast: Cast, item: Item) -> int:
    client: Any = cast.client("noor")
    client.get(item.get_absolute_url())
    with CaptureQueriesContext(connection) as heard:
        client.get(item.get_absolute_url())
    return len(heard)


def test_a_page_costs_the_same_with_few_and_with_many_words_about_it(
    cast: Cast, shelf: dict[str, Item]
) -> None:
    item = shelf["tea"]
    before = _page_queries(cast, item)
    for name in ("noor", "sam", "tomasz"):
        report_trial(item, author=cast.place(name, cast.commons), source=f"{name} tried", again="yes")
    assert _page_queries(cast, item) == before <= 8


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_by_role_country_and_time(cast: Cast, deliver: Deliver, kind: str) -> None:
    place = cast.place("maria", cast.commons)
    item = MAKERS[kind](place, title="For families")
    words = {"roles": ":ie-family", "country": "IE"} | ({} if kind == "insight" else {"minutes": "5"})
    publish(keep(draft(item, by=place), words=words, seen=1, by=place), by=place, why="For whom")
    deliver()
    time = "" if kind == "insight" else "&minutes=5"
    assert "For families" in _shown(cast, None, f"?kind={kind}&role=:ie-family&country=IE{time}")
