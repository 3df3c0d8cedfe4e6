"""Sharing hours out among categories is exact: held against a search through every way of doing it."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from kith.domains.learning.rules.counting import reckon
from kith.domains.learning.rules.periods import Rolling
from kith.domains.learning.rules.shapes import Earned, Kind, Minimum, RuleSet, Unit

CODES = ("a", "b", "c")
DAY = date(2026, 1, 1)


def _rules(least: tuple[int, ...], *, unit: Unit = Unit.HOUR) -> RuleSet:
    minima = tuple(Minimum(code, much, frozenset([code])) for code, much in zip(CODES, least, strict=True))
    return RuleSet(
        code="x", version=1, written_on=DAY, title="X", body="X", source="https://example.org/",
        cycle=Rolling(24), minima=minima, may_overlap=False, unit=unit,
    )  # fmt: skip


def _best(least: tuple[int, ...], supply: tuple[tuple[frozenset[str], int], ...]) -> int:
    """The most that can be placed, minute by minute: each goes to one category that it is of and that is not full."""

    @cache
    def place(at: int, left: tuple[int, ...]) -> int:
        if at == len(supply):
            return 0
        topics, minutes = supply[at]
        ways = product(
            *(
                range(min(minutes, free) + 1 if code in topics else 1)
                for code, free in zip(CODES, left, strict=True)
            )
        )
        return max(
            sum(way) + place(at + 1, tuple(free - much for free, much in zip(left, way, strict=True)))
            for way in ways
            if sum(way) <= minutes
        )

    return place(0, least)


SUPPLY = some.lists(some.tuples(some.frozensets(some.sampled_from(CODES)), some.integers(1, 4)), max_size=4)
LEAST = some.tuples(some.integers(1, 5), some.integers(1, 5), some.integers(1, 5))


@given(least=LEAST, supply=SUPPLY)
def test_as_little_is_missing_as_can_be(
    least: tuple[int, int, int], supply: list[tuple[frozenset[str], int]]
) -> None:
    own = [Earned(DAY, minutes, f"T{at}", "", topics, at) for at, (topics, minutes) in enumerate(supply)]
    needs = [need for need in reckon(_rules(least), own).needs if need.kind is Kind.CATEGORY]
    assert sum(need.have for need in needs) == _best(least, tuple(supply))
    assert all(0 <= need.have <= need.least for need in needs)


def test_taking_what_fits_first_would_miss_what_sharing_out_finds() -> None:
    own = [Earned(DAY, 60, "Both", "", frozenset("ab"), 1), Earned(DAY, 60, "One", "", frozenset("a"), 2)]
    assert reckon(_rules((60, 60, 1)), own).needs[1].have == 60


def test_where_courses_are_counted_each_is_one_however_long() -> None:
    own = [Earned(DAY, 60 * hours, f"C{hours}", "", frozenset("a"), hours) for hours in (1, 8)]
    assert reckon(_rules((2, 1, 1), unit=Unit.COURSE), own).needs[0].have == 2


def _needs(rules: RuleSet, *own: Earned) -> dict[str, int]:
    return {need.code or str(need.kind): need.have for need in reckon(rules, own).needs}


def test_what_was_shared_out_counts_as_much_as_was_said_and_no_more() -> None:
    shared = Earned(DAY, 60, "T", "", frozenset("ab"), 1, (("a", 20), ("b", 30)))
    overlapping = replace(_rules((60, 60, 60)), may_overlap=True)
    for rules in (_rules((60, 60, 60)), overlapping):
        assert _needs(rules, shared) == {"a": 20, "b": 30, "c": 0}
    assert _needs(overlapping, replace(shared, parts=())) == {"a": 60, "b": 60, "c": 0}


def test_what_is_about_no_topic_is_still_part_of_all_hours() -> None:
    shared = Earned(DAY, 60, "T", "", frozenset("a"), 1, (("a", 20),))
    anything = Minimum("any", 60, frozenset())
    assert _needs(replace(_rules((60, 60, 60)), total=60, minima=(anything,)), shared) == {
        "total": 60, "any": 60,
    }  # fmt: skip


def test_where_some_topics_alone_count_so_much_of_it_counts() -> None:
    shared = Earned(DAY, 60, "T", "", frozenset("ab"), 1, (("a", 20), ("b", 40)))
    assert _needs(replace(_rules((60, 60, 60)), total=60, only=frozenset("a")), shared)["total"] == 20
