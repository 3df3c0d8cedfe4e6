"""A plan after some have declined. What was accepted is changed as little as can be.

Of each circle, those stay together who did not decline; it keeps its language, its way and its times, and others may join it. Where too few
are left for it to stand, those stay together who accepted; if that is not enough, with others who accepted; and at last each
finds a new circle. Whoever declined is not put with the same people again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kith.domains.supervision.matching.cores import Core, brought_together, core_of, only
from kith.domains.supervision.matching.shapes import Answers, Circle, Plan, Started, Terms, Wish

Solve = Callable[[Iterable[Wish], Terms], Plan]
STEPS = 4


def resolve(plan: Plan, answers: Answers, wishes: Iterable[Wish], terms: Terms, *, solve: Solve) -> Plan:
    looking = {each.key: each for each in _turned_away(plan, answers, wishes)}
    others, cores = _as_they_are(plan, terms), _cores(plan, answers, looking, terms)
    terms = replace(terms, seconds=terms.seconds / STEPS)
    for step in range(1, STEPS + 1):
        there, held = tuple(core.started for core in cores), {key for core in cores for key in core.keys}
        free = [each for key, each in looking.items() if key not in held]
        found = solve(free, replace(terms, started=(*others, *there)))
        failed = _failed(cores, found)
        if step == STEPS or not failed:
            break
        cores = [core for core in cores if core not in failed] + _narrower(failed, answers, terms, step)
    return _named(found, cores, looking)


def _turned_away(plan: Plan, answers: Answers, wishes: Iterable[Wish]) -> Iterator[Wish]:
    """The wishes, where whoever declined a circle avoids those who did not."""
    circles = {key: circle for circle in plan.circles for key in circle.members}
    for each in wishes:
        if each.key in answers.declined and each.key in circles:
            yield replace(each, avoids=each.avoids | (set(circles[each.key].members) - answers.declined))
        else:
            yield each


def _as_they_are(plan: Plan, terms: Terms) -> tuple[Started, ...]:
    """The started circles that nobody was to join."""
    joined = {circle.joined for circle in plan.circles}
    return tuple(started for started in terms.started if started.key not in joined)


def _cores(plan: Plan, answers: Answers, looking: dict[int, Wish], terms: Terms) -> list[Core]:
    people = {each.key: each for started in terms.started for each in started.members} | looking
    first = 1 + max((started.key for started in terms.started), default=0)
    rooms: dict[int | None, int | None] = {started.key: started.most for started in terms.started}
    cores = (
        core_of(circle, people, key=first + number, without=answers.declined, most=rooms.get(circle.joined))
        for number, circle in enumerate(plan.circles)
    )
    return [core for core in cores if core.keys]


def _narrower(failed: Sequence[Core], answers: Answers, terms: Terms, step: int) -> list[Core]:
    """Those who are kept together the next time: fewer at each step."""
    if step == 1:
        return only(failed, answers.accepted)
    return brought_together(failed, terms) if step == 2 else []


def _failed(cores: Iterable[Core], found: Plan) -> list[Core]:
    """Those that do not stand, and do not stand without others either."""
    standing = {circle.joined for circle in found.circles}
    return [core for core in cores if not core.started.is_sure and core.started.key not in standing]


def _named(found: Plan, cores: Sequence[Core], looking: dict[int, Wish]) -> Plan:
    """With the names that circles had before, and with those that nobody joined anew."""
    by_key = {core.started.key: core for core in cores}
    told = [
        replace(each, joined=by_key[each.joined].joined) if each.joined in by_key else each
        for each in found.circles
    ]
    told_keys = {each.joined for each in found.circles}
    told += [
        _as_it_is(core) for core in cores
        if core.started.is_sure and core.started.key not in told_keys and core.keys & looking.keys()
    ]  # fmt: skip
    placed = {key for circle in told for key in circle.members}
    left = tuple(sorted(looking.keys() - placed))
    return replace(found, circles=tuple(sorted(told, key=lambda each: each.members)), left_over=left)


def _as_it_is(core: Core) -> Circle:
    started = core.started
    return Circle(tuple(sorted(core.keys)), started.language, started.slots, started.way, core.joined)
