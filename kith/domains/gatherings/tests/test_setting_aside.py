"""What hurts is set aside: no host reads it any more, nobody learns whose it was, and the log says that it was done."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.answering import answer
from kith.domains.gatherings.handfuls import Handful, without
from kith.domains.gatherings.models import Feedback
from kith.domains.gatherings.tests.conftest import Announce, is_over
from kith.domains.gatherings.told import Words
from kith.foundation.activity.models import Event
from tests.cast import Cast

HURTFUL = "The one with the red scarf should stay at home."
some = st.text("ab", min_size=1, max_size=2)
handfuls = st.dictionaries(st.sampled_from("123"), st.lists(some, max_size=6))


@given(handful=handfuls, number=st.sampled_from("123"), words=some)
def test_only_what_reads_like_this_goes(handful: Handful, number: str, words: str) -> None:
    left = without(handful, number, words)
    assert left.keys() == handful.keys()
    for each, said in handful.items():
        assert left[each] == [one for one in said if each != number or one != words]


@pytest.fixture
def item(cast: Cast, announced: Announce) -> Item:
    """Four have said how it was, one of them so that it hurts."""
    held = announced(asks_after="may")
    is_over(held)
    said = ("The tea", "The light", HURTFUL, "The circle at the end")
    for who, words in zip(("noor", "sam", "anneke", "dana"), said, strict=True):
        answer(held.gathering.occasions.get(), {1: ("3",), 2: (words,)}, item=held, by=cast[who])
    return held


def _answers(item: Item) -> str:
    return f"/gatherings/{item.pk}/dates/{item.gathering.occasions.get().pk}/answers/"


def _aside(item: Item, words: str = HURTFUL) -> str:
    return f"{_answers(item)}2/{Words(words).mark}/setting-aside/"


def _page(cast: Cast, who: str, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def test_no_host_reads_it_any_more_and_the_others_stay(cast: Cast, item: Item) -> None:
    assert _aside(item) in _page(cast, "maria", _answers(item))
    assert HURTFUL in _page(cast, "maria", _aside(item))
    assert cast.client("maria").post(_aside(item), {"why": "hurts"}).status_code == 302
    for host in ("maria", "tomasz"):
        page = _page(cast, host, _answers(item))
        assert HURTFUL not in page
        assert all(words in page for words in ("The tea", "The light", "This is what 4 people said."))
        assert cast.client(host).get(_aside(item)).status_code == 404
    assert HURTFUL not in str(list(Feedback.objects.values()))


def test_the_log_says_that_it_was_done_and_why_and_not_what_it_was(cast: Cast, item: Item) -> None:
    cast.client("tomasz").post(_aside(item), {"why": "hurts"})
    log = _page(cast, "noor", f"/spaces/{cast.commons.slug}/log/")
    assert (
        "Tomasz Wilk set aside an answer that was given without a name after a gathering. It hurts someone."
        in log
    )
    assert HURTFUL not in log
    assert "red scarf" not in str(list(Event.objects.values()))


def test_nothing_is_set_aside_without_a_reason(cast: Cast, item: Item) -> None:
    assert cast.client("tomasz").post(_aside(item), {}).status_code == 422
    assert HURTFUL in _page(cast, "tomasz", _answers(item))


def test_nobody_is_told(cast: Cast, item: Item, deliver: Callable[[], None]) -> None:
    cast.client("tomasz").post(_aside(item), {"why": "names"})
    deliver()
    for who in ("noor", "sam", "anneke", "dana", "maria"):
        assert "set aside" not in _page(cast, who, "/inbox/")


@pytest.mark.parametrize("who", ["noor", "ruth", "eleni"])
def test_only_who_reads_answers_sets_them_aside(cast: Cast, item: Item, who: str) -> None:
    assert cast.client(who).post(_aside(item), {"why": "hurts"}).status_code == 403
    assert HURTFUL in _page(cast, "maria", _answers(item))


def test_what_nobody_may_read_yet_cannot_be_looked_for(cast: Cast, announced: Announce) -> None:
    """Too few have answered: whether someone wrote these words is not to be found out by their mark."""
    held = announced(asks_after="may")
    is_over(held)
    answer(held.gathering.occasions.get(), {2: (HURTFUL,)}, item=held, by=cast["noor"])
    assert cast.client("tomasz").get(_aside(held)).status_code == 404
