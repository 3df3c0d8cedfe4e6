"""What people said, as wishes of `matching`. Names of people become keys, or tokens that mean nothing; none of it is kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kith.domains.supervision.matching.budget import within_budget
from kith.domains.supervision.matching.shapes import FAMILY, NEWCOMER, Tenure, Terms, Trait, Way, Wish
from kith.domains.supervision.matching.weeks import Clocks, clocks_among, kept_slots
from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.reading import Seeking
from kith.domains.supervision.rounds.week import walls
from kith.domains.supervision.rounds.wished import Wished
from kith.foundation.spaces.lines import Leaders

HALF_HOUR = 30
Named = Mapping[str, set[int]]
Names = Mapping[int, frozenset[str]]  # all by which people are known, by their keys


def terms_of(of: Round, *, people: int = 0) -> Terms:
    """With the time that so many people need, unless whoever opened the round said another."""
    terms = within_budget(Terms(of.least, of.most, half_hours(of.minutes), seed=of.seed), people)
    return replace(terms, seconds=of.seconds) if of.seconds else terms


def half_hours(minutes: int) -> int:
    return -(-minutes // HALF_HOUR)


def wishes_of(
    there: Sequence[Seeking],
    *,
    lines: Iterable[tuple[int, int]],
    year: int,
    clocks: Collection[Clocks] | None = None,
    leaders: Leaders | None = None,
    others: Names | None = None,
) -> list[Wish]:
    """`others` are the names of those who are not in the round, and can be named: members of circles that go on, and leaders.

    `clocks` are those of their own zones, unless there are circles that go on by others.
    """
    names = {each.key: each.names for each in there}
    named, apart, led = _named({**(others or {}), **names}), _apart(lines), leaders or {}
    kept = clocks or clocks_among((each.zone.key for each in there), year)
    return [
        _wish(
            each, named, free=kept_slots(walls(each.wished.times), each.zone, year, clocks=kept),
            apart=apart[each.key], leaders=leaders_in(led, each.key),
        )
        for each in there
    ]  # fmt: skip


def _wish(
    each: Seeking, named: Named, *, free: frozenset[int], apart: set[int], leaders: frozenset[str]
) -> Wish:
    said = each.wished
    avoided = {key for name in said.avoids for key in named.get(folded(name), ())}
    return Wish(
        key=each.key, languages=frozenset(said.languages), free=free, zone=each.zone.key,
        ways=frozenset(map(Way, said.ways)), role=said.role, settings=frozenset(said.settings), region=folded(said.region),
        tenure=Tenure(said.tenure), has_moderated=said.has_moderated, alike=frozenset(map(Trait, said.alike)),
        different=frozenset(map(Trait, said.different)), needs=frozenset(said.needs), identities=_identities(said),
        not_alone_as=_not_alone_as(said), employer=folded(said.employer), token=token_of(each.key),
        reports_to=_tokens(said.reports_to, named) | leaders, leads=_tokens(said.leads, named),
        avoids=frozenset((avoided | apart) - {each.key}), questions=frozenset(said.questions),
    )  # fmt: skip


def folded(words: str) -> str:
    """As names are compared: however they were typed."""
    return " ".join(words.casefold().split()).lstrip("@")


def _identities(said: Wished) -> frozenset[str]:
    """None, unless they were switched on for this."""
    return frozenset(map(folded, said.identities)) if said.uses_identities else frozenset()


def _not_alone_as(said: Wished) -> frozenset[str]:
    asked = frozenset(map(folded, said.not_alone_as))
    return asked if said.uses_identities else asked & {NEWCOMER, FAMILY}


def _named(names: Names) -> Named:
    found = defaultdict[str, set[int]](set)
    for key, own in names.items():
        for name in own:
            found[folded(name)].add(key)
    return dict(found)


def token_of(key: int) -> str:
    return f"person {key}"


def leaders_in(leaders: Leaders, key: int) -> frozenset[str]:
    """Who leads someone by what either of them said elsewhere, as tokens."""
    return frozenset(map(token_of, leaders.get(key, ())))


def _tokens(names: Iterable[str], named: Named) -> frozenset[str]:
    """Of someone who takes part, their own; whoever does not is known by the name, so that two who name the same one meet in it."""
    found = set()
    for name in filter(None, map(folded, names)):
        found |= {token_of(key) for key in named.get(name, ())} or {f"name {name}"}
    return frozenset(found)


def _apart(lines: Iterable[tuple[int, int]]) -> Mapping[int, set[int]]:
    found = defaultdict[int, set[int]](set)
    for one, other in lines:
        found[one].add(other)
        found[other].add(one)
    return found
