"""Who wishes to hear of each month is told once when it is over, of what they may see by then, and stops with one press."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from kith.capabilities.citations.actions import cite
from kith.capabilities.citations.models import Reference
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.capabilities.search.jobs import look_again
from kith.capabilities.search.models import SavedSearch
from kith.domains.library.months import this_month
from kith.lib.citations.shapes import Record
from tests.cast import Cast
from tests.entries import text_of
from tests.shelf import practice

Deliver = Callable[[], None]
SAVING = "/me/searches/"
MIDNIGHT = this_month().begins


@pytest.fixture
def grown(cast: Cast, deliver: Deliver) -> Item:
    """Published by Maria in the month that is over."""
    item = practice(cast, "A walk", purposes="hope")
    item.versions.update(published_at=MIDNIGHT - timedelta(days=3))
    deliver()
    return item


def _wish(cast: Cast, who: str, **more: str) -> SavedSearch:
    """Wished for, and looked at last, before the month was over."""
    assert cast.client(who).post(SAVING, {"finder": "month", "month": "last", **more}).status_code == 302
    search = SavedSearch.objects.filter(person=cast[who]).latest("pk")
    SavedSearch.objects.filter(pk=search.pk).update(looked_at=MIDNIGHT - timedelta(hours=12))
    return search


def _looks(search: SavedSearch, deliver: Deliver, *times: datetime) -> int:
    for now in times:
        look_again(search.pk, now=now)
    deliver()
    return Notice.objects.filter(person=search.person, audience="search.saved").count()


def test_a_month_is_told_once_when_it_is_over(cast: Cast, grown: Item, deliver: Deliver) -> None:
    search = _wish(cast, "noor")
    days = [MIDNIGHT + timedelta(days=day, minutes=2) for day in range(5)]
    assert _looks(search, deliver, *days) == 1
    page = text_of(cast.client("noor"), f"{SAVING}{search.pk}/")
    assert "What grew in the library each month" in page
    assert "A walk" in page
    answer = cast.client("noor").get(search.page)
    assert answer["Location"] == f"/library/months/{MIDNIGHT - timedelta(days=1):%Y-%m}/"


def test_who_wishes_for_it_in_the_middle_of_a_month_waits_until_it_is_over(
    cast: Cast, grown: Item, deliver: Deliver
) -> None:
    search = _wish(cast, "noor")
    SavedSearch.objects.update(looked_at=MIDNIGHT + timedelta(hours=1))
    assert _looks(search, deliver, MIDNIGHT + timedelta(days=2)) == 0


@pytest.mark.parametrize(("purpose", "told"), [("hope", 1), ("rights", 0)])
def test_of_a_topic_alone(cast: Cast, grown: Item, deliver: Deliver, purpose: str, told: int) -> None:
    search = _wish(cast, "noor", purpose=purpose)
    assert _looks(search, deliver, MIDNIGHT + timedelta(hours=2)) == told
    assert search.page == f"/library/months/?month=last&purpose={purpose}"
    assert cast.client("noor").get(search.page)["Location"].endswith(f"/?purpose={purpose}")


def test_nobody_hears_of_their_own_words_or_of_what_they_may_not_see(
    cast: Cast, grown: Item, deliver: Deliver
) -> None:
    source = cite(grown, Record(title="On walks"), by=cast.place("maria", cast.commons))
    Reference.objects.filter(pk=source.pk).update(at=MIDNIGHT - timedelta(days=1))
    Item.objects.filter(pk=grown.pk).update(visibility="space")
    for who in ("maria", "eleni"):
        assert _looks(_wish(cast, who), deliver, MIDNIGHT + timedelta(hours=2)) == 0


def test_nobody_is_told_unasked_and_one_press_stops_it(cast: Cast, grown: Item, deliver: Deliver) -> None:
    search = _wish(cast, "noor")
    assert "Tell me each month" in text_of(cast.client("noor"), f"/library/months/{MIDNIGHT:%Y-%m}/")
    assert "Tell me each month" not in text_of(cast.client(None), f"/library/months/{MIDNIGHT:%Y-%m}/")
    cast.client("noor").post(f"{SAVING}{search.pk}/end/")
    assert _looks(search, deliver, MIDNIGHT + timedelta(hours=2)) == 0
