"""The time of a gathering is shared out among its topics, and certificates say who offered it and what one was to learn."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.forms.sharing import SharesField
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.sharing import share_out
from kith.domains.gatherings.tests.conftest import Announce, is_over
from kith.domains.learning.models import Certificate, Hours
from kith.domains.learning.tests.certified import certificates
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

TOPICS = ["ethics", "peer-support", "law"]
minutes = st.integers(0, 3_000)
shares = st.dictionaries(st.sampled_from(TOPICS), st.integers(1, 600))


@given(there=minutes, shares=shares, length=st.integers(5, 600))
def test_nobody_is_certified_more_than_they_were_there(
    there: int, shares: dict[str, int], length: int
) -> None:
    parts = share_out(there, topics=TOPICS, shares=shares, length=length)
    assert sum(number for _topic, number in parts) <= there
    assert {topic for topic, _number in parts} <= set(shares or TOPICS)


@given(there=minutes, topics=st.lists(st.sampled_from(TOPICS), unique=True, min_size=1))
def test_where_nothing_is_said_all_of_it_is_shared_in_equal_parts(there: int, topics: list[str]) -> None:
    numbers = [number for _topic, number in share_out(there, topics=topics, shares={}, length=60)]
    assert sum(numbers) == there
    assert max(numbers, default=0) - there // len(topics) <= 1


def test_who_was_there_for_half_of_it_has_half_of_each() -> None:
    given = share_out(45, topics=TOPICS[:2], shares={"ethics": 30, "peer-support": 60}, length=90)
    assert given == (("ethics", 15), ("peer-support", 30))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ethics: 30\n\n peer support:60 ", {"ethics": 30, "peer-support": 60}),
        ("", {}),
    ],
)
def test_a_line_for_each_topic(typed: str, read: dict[str, int]) -> None:
    field = SharesField()
    assert field.clean(typed) == read
    assert field.clean(field.prepare_value(read)) == read


WRONG = [
    ("Knitting: 30", "We do not understand “Knitting: 30”."),
    ("Ethics", "We do not understand “Ethics”."),
    ("Law: 30", "One of these topics is not ticked above."),
    ("Ethics: 91", "Together these are more minutes than one date has."),
]


def _plan(item: Item, **other: Any) -> dict[str, Any]:
    plan = item.gathering
    usual = {
        "first_day": str(plan.first_day), "at": "18:00", "until": "19:30", "zone": plan.zone, "way": "online", "door": "open", "sort": plan.sort,
        "categories": ["ethics", "peer-support"], "shares": "Ethics: 30\nPeer support: 60", "objectives": "To hear what is not said",
        "provider": "Night school", "speakers": "Ana Sol: a night nurse",
    }  # fmt: skip
    return usual | other


@pytest.mark.parametrize(("typed", "words"), WRONG)
def test_a_line_that_cannot_be_is_said_kindly(
    cast: Cast, announced: Announce, typed: str, words: str
) -> None:
    item = announced()
    answer = cast.client("maria").post(f"/gatherings/{item.pk}/plan/", _plan(item, shares=typed))
    assert answer.status_code == 422
    assert words in answer.text
    assert typed in answer.text, "what was typed is kept"


@pytest.fixture
def held(cast: Cast, announced: Announce) -> Item:
    """Hosts shared its time out, Noor was there for all of it, and it is over."""
    item = announced(speakers=[("Ana Sol", "listens")])
    assert cast.client("maria").post(f"/gatherings/{item.pk}/plan/", _plan(item)).status_code == 302
    item = reach_gathering(cast["maria"], item.pk)
    is_over(item)
    occasion = item.gathering.occasions.get()
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)
    return item


def _certified(cast: Cast, item: Item) -> Certificate:
    occasion = item.gathering.occasions.get()
    cast.client("maria").post(f"/gatherings/{item.pk}/dates/{occasion.pk}/certificates/")
    (given,) = certificates(cast["noor"])
    return given


def test_a_certificate_says_it_on_its_page_and_wherever_it_is_checked(cast: Cast, held: Item) -> None:
    given = _certified(cast, held)
    assert given.parts == [["ethics", 30], ["peer-support", 60]]
    pages = [
        cast.client("noor").get(given.get_absolute_url()).text,
        cast.client(None).get(f"/check/{given.uid}/").text,
    ]
    for page in pages:
        for words in ("Night school", "Ana Sol", "To hear what is not said", "0.5 hours", "1 hour"):
            assert words in page, words


def test_hours_count_as_they_were_shared_out(cast: Cast, held: Item) -> None:
    occasion = held.gathering.occasions.get()
    cast.client("noor").post(f"/gatherings/{held.pk}/dates/{occasion.pk}/hours/")
    with seen_as(cast["noor"]):
        hours = Hours.objects.get()
    assert hours.earned.parts == (("ethics", 30), ("peer-support", 60))
    assert (hours.provider, hours.objectives) == ("Night school", "To hear what is not said")
    assert hours.topics == ["Ethics: 0.5 hours", "Peer support: 1 hour"]


def test_a_space_that_nobody_knows_of_is_not_named_to_boards(cast: Cast, announced: Announce) -> None:
    item = announced(where="circle", categories=["ethics"])
    is_over(item)
    occasion = item.gathering.occasions.get()
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)
    assert _certified(cast, item).provider == ""


def test_what_people_learn_stands_on_the_page(cast: Cast, held: Item) -> None:
    page = cast.client(None).get(held.get_absolute_url()).text
    assert "What people learn" in page
    assert "To hear what is not said" in page
