"""The permission table in words: what each role can do in a space."""

from dataclasses import dataclass

from kith.foundation.permissions.tables import Ground, Permission, permissions
from kith.foundation.spaces.policy import ANY_MEMBER_OF_THE_SITE, GUEST, HOST, MEMBER

ROLES = (HOST, MEMBER, GUEST)


@dataclass(frozen=True)
class Row:
    """One permission: yes or no for each role, relations that also give it, and conditions."""

    says: str
    roles: tuple[bool, ...]
    also: str
    when: tuple[str, ...]


def rows() -> list[Row]:
    return [_row(permission) for permission in permissions() if permission.to != (ANY_MEMBER_OF_THE_SITE,)]


def _row(permission: Permission) -> Row:
    others = [ground for ground in permission.to if ground not in ROLES]
    given = tuple(role in permission.to for role in ROLES)
    return Row(str(permission.says), given, _words(others), tuple(str(ground.words) for ground in permission.when))


def _words(grounds: list[Ground]) -> str:
    return ", ".join(str(ground.words) for ground in grounds)
