"""In which order the library answers words: by fit, newness and proof, and by nothing else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.conversations.actions.thanking import thank
from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import see
from kith.domains.library.actions import report_trial
from kith.domains.library.models import Entry
from kith.domains.library.ranking import newness, proof, standing
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.shelf import practice

fits, days, many = st.floats(0.001, 1), st.floats(0, 20_000), st.integers(0, 100_000)


@given(fits, days, many, many, many)
def test_who_tried_it_never_sets_it_back(
    fit: float, age: float, people: int, settings: int, more: int
) -> None:
    before = standing(fit, days=age, people=people, settings=settings)
    assert standing(fit, days=age, people=people + more, settings=settings) >= before
    assert standing(fit, days=age, people=people, settings=settings + more) >= before


@given(fits, days, days, many, many)
def test_of_two_alike_the_newer_is_never_behind(
    fit: float, age: float, more: float, people: int, settings: int
) -> None:
    older = standing(fit, days=age + more, people=people, settings=settings)
    assert standing(fit, days=age, people=people, settings=settings) >= older


@given(days, many, many)
def test_neither_newness_nor_a_crowd_outweighs_words_that_fit_four_times_better(
    age: float, people: int, settings: int
) -> None:
    assert 0.5 <= newness(age) <= 1 <= proof(people=people, settings=settings) <= 2
    plain = standing(0.4, days=100_000, people=0, settings=0)
    assert standing(0.1, days=age, people=people, settings=settings) <= plain * (1 + 1e-9)


@given(st.integers(1, 30))
def test_as_many_other_settings_are_worth_as_much_as_other_people(number: int) -> None:
    assert proof(people=number, settings=0) == pytest.approx(proof(people=0, settings=number))


def _titles(cast: Cast, who: str | None, query: str) -> list[str]:
    page = cast.client(who).get(f"/library/{query}").content.decode()
    at = {title: page.find(f">{title}</a>") for title in ("Kettle one", "Kettle two", "Kettle three")}
    return sorted((title for title, place in at.items() if place >= 0), key=lambda title: at[title])


@pytest.fixture
def kettles(cast: Cast, deliver: Callable[[], None]) -> dict[str, Item]:
    """Three with the same words: the first is old, the second was tried, of the third nothing is known."""
    items = {name: practice(cast, f"Kettle {name}", how="Pour slowly.") for name in ("one", "two", "three")}
    report_trial(items["two"], author=cast.place("noor", cast.commons), source="We did", setting=":clinic")
    deliver()
    old = timezone.now() - timedelta(days=1_000)
    Entry.objects.filter(item=items["one"]).update(renewed_at=old)
    return items


def test_what_was_tried_stands_before_what_is_new_and_that_before_what_is_old(
    cast: Cast, kettles: dict[str, Item]
) -> None:
    for who in ("noor", None):
        assert _titles(cast, who, "?q=kettle") == ["Kettle two", "Kettle three", "Kettle one"]
    assert "Thanks and visits play no part" in cast.client(None).get("/library/?q=kettle").content.decode()


def test_thanks_replies_and_readers_never_change_the_order(
    cast: Cast, kettles: dict[str, Item], deliver: Callable[[], None]
) -> None:
    before = _titles(cast, "noor", "?q=kettle")
    old = kettles["one"]
    for name in ("noor", "sam", "anneke", "ruth"):
        place = cast.place(name, cast.commons)
        thank(old.posts.get(number=1), by=place)
        reply(old, author=place, source="How good this is")
        see(old, up_to=2, by=cast[name])
        deliver()
        assert _titles(cast, "noor", "?q=kettle") == before


def test_words_and_lists_narrow_together(
    cast: Cast, kettles: dict[str, Item], deliver: Callable[[], None]
) -> None:
    practice(cast, "A quiet walk", purposes="hope", how="Look at the kettle on the way.")
    deliver()
    page = cast.client(None).get("/library/?q=kettle&purpose=hope").content.decode()
    assert "A quiet walk" in page
    assert "Kettle one" not in page
    assert "finding hope (1)" in page


def test_talk_is_no_answer_of_the_library_and_nor_is_what_one_may_not_see(
    cast: Cast, kettles: dict[str, Item], deliver: Callable[[], None]
) -> None:
    MAKERS["question"](cast.place("maria", cast.commons), title="Whose kettle is this?")
    practice(cast, "Blanket and kettle", where=cast.circle)
    deliver()
    for name in ("noor", "eleni", None):
        page = cast.client(name).get("/library/?q=kettle").content.decode()
        assert "Whose kettle" not in page
        assert "Blanket" not in page
    assert "Blanket" in cast.client("maria").get("/library/?q=kettle").content.decode()
