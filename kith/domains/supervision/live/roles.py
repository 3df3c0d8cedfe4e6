"""Who could do what the next time, so that roles go round. A proposal; the group decides."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from kith.domains.supervision.formats.shapes import Facilitator, Shape


class Role(StrEnum):
    MODERATOR = "moderator"
    PRESENTER = "presenter"
    SECRETARY = "secretary"


Roles = Mapping[Role, int]


@dataclass(frozen=True)
class Past:
    """A session that was: who was there, and who had which role."""

    people: frozenset[int]
    roles: Roles


def proposed(
    shape: Shape, *, people: Collection[int], history: Sequence[Past], trained: Collection[int] = ()
) -> Roles:
    """Roles for those who come, fair by the sessions so far (the oldest first). Nobody has two of them.

    As few as can be have a role twice in a row. Then the moderator is whoever was it least often for the sessions they came to, of
    these whoever was it longest ago; then so the presenter, then the secretary. A role for which nobody is left stays open.
    """
    had = {(role, person): _had(role, person, history) for role in Role for person in people}
    last = history[-1].roles if history else {}

    def unfairness(casting: Roles) -> tuple[object, ...]:
        repeated = sum(last.get(role) == person for role, person in casting.items())
        return repeated, *(had[each] for each in casting.items())

    return min(_castings(shape, sorted(people), trained), key=unfairness)


def _castings(shape: Shape, people: Sequence[int], trained: Collection[int]) -> Iterator[dict[Role, int]]:
    """Every way to give out as many roles as can be given."""
    wanted = [Role.MODERATOR]
    wanted += [Role.PRESENTER] if shape.has_presenter else []
    wanted += [Role.SECRETARY] if shape.has_secretary else []
    may_moderate = [
        each for each in people if shape.facilitator is not Facilitator.TRAINED or each in trained
    ]
    if not may_moderate:
        wanted.remove(Role.MODERATOR)
    for casting in permutations(people, min(len(wanted), len(people))):
        given = dict(zip(wanted, casting, strict=False))
        if Role.MODERATOR not in given or given[Role.MODERATOR] in may_moderate:
            yield given


def _had(role: Role, person: int, history: Sequence[Past]) -> tuple[float, int, int, int]:
    """How often of the times they came, when last, and how long they have been coming: who is new may first look on."""
    came = [past for past in history if person in past.people]
    had = [at for at, past in enumerate(history) if past.roles.get(role) == person]
    return len(had) / max(len(came), 1), had[-1] if had else -1, -len(came), person
