"""What stands beside an entry: what is about the same, what grew out of the same, other views; and only what one may see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.library.models import Relation
from kith.domains.library.nearness import Told, nearest
from kith.domains.library.relating import MOST, MOST_OF_A_FAMILY, relate
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.entries import text_of
from tests.shelf import practice

Deliver = Callable[[], None]
KETTLE = "Put the kettle on before anyone speaks, and pour slowly."


def _section(cast: Cast, who: str | None, item: Item, name: str) -> str:
    _before, _mark, after = text_of(cast.client(who), item.get_absolute_url()).partition(
        f'aria-labelledby="{name}"'
    )
    return after.partition("</section>")[0]


def test_what_is_about_the_same_stands_beside_it_and_nothing_else(cast: Cast, deliver: Deliver) -> None:
    tea = practice(cast, "Tea first", how=KETTLE)
    pour = practice(cast, "A kettle for the corridor", how=f"{KETTLE} Then listen.")
    practice(cast, "Walking by the river", how="Shoes, a coat, no hurry.")
    deliver()
    for one, other in ((tea, pour), (pour, tea)):
        beside = _section(cast, None, one, "related")
        assert other.title in beside
        assert "about the same" in beside
        assert "Walking" not in beside


def test_the_same_question_seen_from_elsewhere_says_from_where(cast: Cast, deliver: Deliver) -> None:
    here: dict[str, Any] = {
        "purposes": "meeting",
        "roles": ":us-cps",
        "country": "US",
        "settings": ":clinic",
        "how": KETTLE,
    }
    there: dict[str, Any] = {
        "purposes": "meeting,hope",
        "roles": ":ie-family",
        "country": "IE",
        "settings": ":justice",
        "how": KETTLE,
    }
    tea = practice(cast, "Tea first", **here)
    practice(cast, "Tea behind walls", **there)
    practice(cast, "Tea for the team", **(there | {"purposes": "team"}))
    deliver()
    views = _section(cast, "noor", tea, "views")
    assert "Tea behind walls" in views
    assert "Tea for the team" not in views, "it asks another question"
    for words in ("another role: family peer support worker (IE)", "another country: Ireland",
                  "another setting: prison or court"):  # fmt: skip
        assert words in views
    assert "Tea behind walls" not in _section(cast, "noor", tea, "related")


def test_who_says_nothing_of_role_or_country_is_no_other_view(cast: Cast, deliver: Deliver) -> None:
    tea = practice(cast, "Tea first", purposes="meeting", how=KETTLE, country="IE")
    practice(cast, "A kettle for the corridor", purposes="meeting", how=KETTLE)
    deliver()
    assert not _section(cast, None, tea, "views")


def test_two_that_grew_out_of_the_same_stand_beside_each_other_for_those_who_see_it(
    cast: Cast, deliver: Deliver
) -> None:
    """The first stands in the hidden circle; what was made of it, in the commons."""
    parent = practice(cast, "Blankets", where=cast.circle)
    one = practice(cast, "Tea first", grew=parent)
    other = practice(cast, "Soup first", grew=parent)
    deliver()
    for item, sibling in ((one, other), (other, one)):
        beside = _section(cast, "tomasz", item, "related")
        assert sibling.title in beside
        assert "grew out of the same" in beside
        for name in ("noor", None):
            assert not _section(cast, name, item, "related"), name


def test_nobody_finds_beside_it_what_they_may_not_see(cast: Cast, deliver: Deliver) -> None:
    tea = practice(cast, "Tea first", how=KETTLE)
    practice(cast, "Blanket and kettle", where=cast.circle, how=KETTLE)
    practice(cast, "Tea of Sam", by="sam", how=KETTLE)
    deliver()
    assert "Blanket" in _section(cast, "maria", tea, "related")
    for name in ("noor", "eleni", None):
        assert "Blanket" not in _section(cast, name, tea, "related")
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    assert "Tea of Sam" not in _section(cast, "noor", tea, "related")
    assert "Tea of Sam" in _section(cast, None, tea, "related")


def test_what_is_withdrawn_stands_beside_nothing(cast: Cast, deliver: Deliver) -> None:
    tea, pour = practice(cast, "Tea first", how=KETTLE), practice(cast, "Pour", how=KETTLE)
    deliver()
    assert "Pour" in _section(cast, None, tea, "related")
    cast.client("maria").post(f"/items/{pour.pk}/retirement/", {"reason": "It did harm"})
    assert "Pour" not in _section(cast, None, tea, "related")


def test_few_rows_are_kept_however_many_belong_together(cast: Cast, deliver: Deliver) -> None:
    parent = practice(cast, "Tea first", how=KETTLE)
    for number in range(MOST_OF_A_FAMILY + 3):
        practice(cast, f"Adapted {number}", grew=parent, how=KETTLE)
    alone = [practice(cast, f"Kettle {number}", how=KETTLE) for number in range(MOST + 3)]
    deliver()
    relate(alone[0])
    relate(alone[0])
    for item in Item.objects.filter(entry__isnull=False):
        rows = Relation.objects.filter(item=item)
        assert rows.filter(through=None).count() <= MOST
        assert rows.exclude(through=None).count() <= MOST_OF_A_FAMILY
    assert len(_section(cast, None, alone[0], "related").split("<li>")) - 1 == 5


@pytest.mark.parametrize("who", ["noor", None])
def test_what_stands_beside_it_costs_one_query(cast: Cast, deliver: Deliver, who: str | None) -> None:
    tea = practice(cast, "Tea first", how=KETTLE, purposes="meeting", country="IE")
    deliver()

    def cost() -> int:
        client = cast.client(who)
        client.get(tea.get_absolute_url())
        with CaptureQueriesContext(connection) as heard:
            client.get(tea.get_absolute_url())
        return len(heard)

    before = cost()
    for number, country in enumerate(("IE", "US", "NL", "")):
        practice(cast, f"Kettle {number}", how=KETTLE, purposes="meeting", country=country)
    deliver()
    assert cost() == before <= 8


words = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)
told = st.builds(Told, words, st.frozensets(st.sampled_from("xyz"), max_size=2))


@given(st.lists(told, min_size=2, max_size=6))
def test_each_is_as_near_to_the_other_as_the_other_to_it(all_told: list[Told]) -> None:
    near = {
        one: dict(
            nearest(all_told[one], {key: each for key, each in enumerate(all_told) if key != one}, most=9)
        )
        for one in range(len(all_told))
    }
    for one, found in near.items():
        for other, closeness in found.items():
            assert near[other][one] == pytest.approx(closeness)


@given(told, st.dictionaries(st.integers(0, 20), told, max_size=8), st.integers(0, 5))
def test_the_nearest_come_first_and_strangers_never(own: Told, others: dict[int, Told], most: int) -> None:
    found = nearest(own, others, most=most)
    assert len(found) <= most
    assert [near for _key, near in found] == sorted((near for _key, near in found), reverse=True)
    assert all(len(own.terms & others[key].terms) > 1 for key, _near in found)
    assert found == nearest(own, dict(reversed(others.items())), most=most)
