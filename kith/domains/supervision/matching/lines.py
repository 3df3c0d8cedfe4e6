"""Who stands in one line of management with whom, as far as either told."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from kith.domains.supervision.matching.shapes import Wish


def in_one_line(one: Wish, other: Wish) -> bool:
    """Whether either reports to the other, or both report to the same person."""
    return _leads(one, other) or _leads(other, one) or not one.reports_to.isdisjoint(other.reports_to)


def _leads(one: Wish, other: Wish) -> bool:
    return (bool(one.token) and one.token in other.reports_to) or (
        bool(other.token) and other.token in one.leads
    )


def as_either_told(wishes: Collection[Wish]) -> list[Wish]:
    """The same wishes, where each knows also what the others told: who leads them, and whom they lead through someone else."""
    led = _led(wishes)
    leaders = defaultdict[str, set[str]](set)
    for each in wishes:
        for token in each.leads:
            leaders[token].add(each.token)
    return [
        replace(
            each,
            reports_to=each.reports_to | (leaders[each.token] - {""} if each.token else set()),
            leads=each.leads | (_through(each.token, led) if each.token else set()),
        )
        for each in wishes
    ]


def _led(wishes: Collection[Wish]) -> Mapping[str, set[str]]:
    """By the token of whoever leads, the tokens of those who report to them."""
    led = defaultdict[str, set[str]](set)
    for each in wishes:
        if each.token:
            led[each.token] |= each.leads
            for leader in each.reports_to:
                led[leader].add(each.token)
    return led


def _through(token: str, led: Mapping[str, set[str]]) -> set[str]:
    found, ahead = set[str](), [token]
    while ahead:
        for below in led.get(ahead.pop(), set()) - found - {token}:
            found.add(below)
            ahead.append(below)
    return found
