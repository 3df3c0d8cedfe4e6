"""Dates that are one: whoever has a seat comes to all of them, and they have an end. They are asked about and certified once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kith.domains.gatherings.models import Gathering, Occasion
from kith.domains.gatherings.queries.stays import minutes_at
from kith.foundation.people.models import Person


def is_one(plan: Gathering) -> bool:
    """A series that goes on and on is never over, so each of its dates stands by itself."""
    has_end = not plan.rule or "UNTIL=" in plan.rule or "COUNT=" in plan.rule
    return has_end and not plan.each_date


def dates_with(occasion: Occasion, *, plan: Gathering) -> list[Occasion]:
    """The dates that are one with this, in their order; often it alone."""
    if _stands_alone(occasion, plan=plan):
        return [occasion]
    return list(plan.occasions.filter(cancelled_at=None).order_by("begins_at", "pk"))


def last_with(occasion: Occasion, *, plan: Gathering) -> Occasion:
    """The date after which people are asked how it was, and certificates are given."""
    return dates_with(occasion, plan=plan)[-1]


def certified_as(occasion: Occasion, *, plan: Gathering) -> str:
    """Under which key its certificate is given: its own, or that of all the dates that are one with it."""
    return key_of(dates_with(occasion, plan=plan), plan=plan)


def key_of(dates: Sequence[Occasion], *, plan: Gathering) -> str:
    """Of dates that are one it stays the same, however many they become."""
    return dates[0].credit_key if _stands_alone(dates[0], plan=plan) else plan.credit_key


def keys_of(dates: Sequence[Occasion], *, plan: Gathering) -> list[str]:
    """The keys under which someone may have a certificate of these dates: each may have been given when it stood by itself."""
    return list(dict.fromkeys([key_of(dates, plan=plan), *(each.credit_key for each in dates)]))


def _stands_alone(occasion: Occasion, *, plan: Gathering) -> bool:
    return occasion.is_cancelled or not is_one(plan)


def minutes_of_all(occasions: Iterable[Occasion], *, of: Person | None = None) -> Counter[int]:
    """How long people were at these dates together, by their keys."""
    return sum((Counter(minutes_at(each, of=of)) for each in occasions), Counter[int]())
