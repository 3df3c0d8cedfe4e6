"""Permissions as data: each one a sentence, to whom it is given, and under which conditions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Ground:
    """A relation between a person and a thing that can be named in words.

    Where a person can bring it about, `way` is the address for that, and `how` says what is done there.
    """

    words: Words
    holds: Callable[[Any, Any], bool]
    way: Callable[[Any], str] | None = None
    how: Words = ""


FOR_OTHERS = Ground("", lambda _person, _thing: False)


class Refused(PermissionDenied):
    """The condition that fails is its sentence; perhaps there is a way to meet it."""

    def __init__(self, failing: Ground, thing: Any) -> None:
        super().__init__(str(failing.words))
        self.way, self.how = failing.way(thing) if failing.way else "", failing.how


@dataclass(frozen=True)
class Permission:
    """Given when one ground of `to` holds, and every condition of `when`."""

    name: str
    says: Words
    to: tuple[Ground, ...]
    when: tuple[Ground, ...]

    def refusal(self, person: Any, thing: Any) -> Words | None:
        """Why not, in words; None when the person may."""
        failing = self.failing(person, thing)
        return failing.words if failing else None

    def failing(self, person: Any, thing: Any) -> Ground | None:
        """What does not hold; a ground without words where the permission is for others."""
        if not any(ground.holds(person, thing) for ground in self.to):
            return FOR_OTHERS
        return next((condition for condition in self.when if not condition.holds(person, thing)), None)


_table: dict[str, Permission] = {}


def allow(name: str, *, says: Words, to: Iterable[Ground], when: Iterable[Ground] = ()) -> Permission:
    """Add a permission to the table; each name is given once."""
    if name in _table:
        raise ValueError(f"The permission {name} is already in the table.")
    _table[name] = Permission(name, says, tuple(to), tuple(when))
    return _table[name]


def permissions() -> tuple[Permission, ...]:
    return tuple(_table.values())


def permission(name: str) -> Permission:
    return _table[name]


def may(person: Any, name: str, thing: Any) -> bool:
    return _table[name].refusal(person, thing) is None


def require(person: Any, name: str, thing: Any) -> None:
    """Raise Refused, with the condition that fails as its sentence."""
    failing = _table[name].failing(person, thing)
    if failing is not None:
        raise Refused(failing, thing)
