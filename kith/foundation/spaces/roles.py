"""The table of permissions as the people of a space read it."""

from dataclasses import dataclass

from kith.foundation.permissions.tables import Permission, Words, permissions
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.policy import ANY_MEMBER_OF_THE_SITE, GUEST, HOST, MEMBER

ROLES = (HOST, MEMBER, GUEST)
ROLE_NAMES = tuple(Membership.Role.labels)


@dataclass(frozen=True)
class Cell:
    """What one role can do: `yes`, `no`, or `some` when it depends on more than the role."""

    role: Words
    answer: str


@dataclass(frozen=True)
class Row:
    says: Words
    cells: tuple[Cell, ...]
    only: tuple[Words, ...]
    conditions: tuple[Words, ...]


def rows() -> list[Row]:
    """Everything in the table that a role in a space, or a relation to what is said in one, can give."""
    return [_row(permission) for permission in permissions() if _is_about_spaces(permission)]


def _subject(permission: Permission) -> str:
    return permission.name.partition(".")[0]


def _is_about_spaces(permission: Permission) -> bool:
    """Relations such as “the author” count where a role counts for the same sort of thing."""
    ours = {_subject(each) for each in permissions() if set(ROLES) & set(each.to)}
    return _subject(permission) in ours and bool(set(permission.to) - {ANY_MEMBER_OF_THE_SITE})


def _row(permission: Permission) -> Row:
    relations = tuple(ground.words for ground in permission.to if ground not in ROLES)
    other = "some" if relations else "no"
    answers = ["yes" if ground in permission.to else other for ground in ROLES]
    cells = tuple(Cell(role, answer) for role, answer in zip(ROLE_NAMES, answers, strict=True))
    return Row(permission.says, cells, relations, tuple(condition.words for condition in permission.when))
