"""People who look for a circle: few and readable, or drawn by hypothesis."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as some

from kith.domains.supervision.matching.lines import as_either_told
from kith.domains.supervision.matching.rules import Group, broken
from kith.domains.supervision.matching.shapes import Plan, Started, Tenure, Terms, Trait, Way, Wish
from kith.domains.supervision.matching.solver.field import Draft, Field

MONDAY_EVENING = frozenset(range(36, 42))  # from 18:00 to 21:00
QUICK = Terms(seconds=2, seed=1)


def wish(key: int, **more: Any) -> Wish:
    """Someone who can be with everyone else made here."""
    told: dict[str, Any] = {"languages": frozenset({"en"}), "free": MONDAY_EVENING}
    return Wish(key, **told | more)


def wishes(number: int, **more: Any) -> list[Wish]:
    return [wish(key, **more) for key in range(1, number + 1)]


def started(key: int, members: list[Wish], **more: Any) -> Started:
    shape: dict[str, Any] = {"language": "en", "way": Way.VIDEO, "slots": MONDAY_EVENING}
    return Started(key, tuple(members), **shape | more)


def subsets(names: Any, most: int = 2) -> some.SearchStrategy[frozenset[Any]]:
    return some.frozensets(some.sampled_from(sorted(names)), max_size=most)


SEATED = 100  # keys from here on are of those who are in a circle already
TOKENS = ("", "t1", "t2", "t3", "t4")


@some.composite
def drawn(draw: Any, most: int = 16) -> list[Wish]:
    """Half hours around one evening, few languages and few employers: so that rules get in the way often, and not always."""
    return [
        Wish(
            key=key, languages=draw(subsets(["en", "es"])), free=_free(draw), ways=draw(subsets(Way)),
            role=draw(some.sampled_from(["", "family", "youth"])), settings=draw(subsets(["crisis", "housing"])),
            region=draw(some.sampled_from(["", "north"])), tenure=draw(some.sampled_from(Tenure)),
            has_moderated=draw(some.booleans()), alike=draw(subsets(Trait)), different=draw(subsets(Trait)),
            needs=draw(subsets(["no-camera", "sign-language", "breaks"], 1)), identities=draw(subsets(["deaf"], 1)),
            not_alone_as=draw(subsets(["newcomer", "family", "deaf"], 1)), employer=draw(some.sampled_from(["", "e1", "e2"])),
            token=draw(some.sampled_from(TOKENS)), reports_to=draw(subsets(TOKENS[1:], 1)), leads=draw(subsets(TOKENS[1:], 1)),
            avoids=draw(some.frozensets(some.integers(1, most), max_size=1)),
        )
        for key in draw(some.lists(some.integers(1, most), unique=True, max_size=most))
    ]  # fmt: skip


def _free(draw: Any) -> frozenset[int]:
    begins = draw(some.integers(34, 40))
    return frozenset(range(begins, begins + draw(some.integers(2, 6))))


@some.composite
def terms(draw: Any) -> Terms:
    """Small circles, so that few people are enough for several; one has started, and may have room."""
    least = draw(some.integers(2, 4))
    there = tuple(wish(SEATED + each) for each in range(draw(some.integers(1, 4))))
    meeting = frozenset(range(36, 36 + draw(some.integers(1, 4))))
    circle = Started(
        7, there, draw(some.sampled_from(["en", "es"])), draw(some.sampled_from(Way)), meeting,
        most=draw(some.sampled_from([None, 3, 5])),
    )  # fmt: skip
    return Terms(
        least, least + draw(some.integers(0, 2)), length=2, seed=3, seconds=0.3,
        started=(circle,) if draw(some.booleans()) else (),
    )  # fmt: skip


def groups_of(plan: Plan, looking: list[Wish], asked: Terms) -> list[Group]:
    """The circles of a plan, as the rules know them, with what either told of lines."""
    seated = [each for circle in asked.started for each in circle.members]
    told = {each.key: each for each in as_either_told([*looking, *seated])}
    by_key = {
        each.key: replace(each, members=tuple(told[one.key] for one in each.members))
        for each in asked.started
    }
    return [
        Group(tuple(told[key] for key in circle.members if key < SEATED), by_key.get(circle.joined or 0))
        for circle in plan.circles
    ]


def rules_broken(field: Field, drafts: list[Draft]) -> list[str]:
    return [rule for draft in drafts for rule in broken(field.group(draft), field.terms)]
