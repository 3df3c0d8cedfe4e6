"""Reading what one keeps for oneself: behind the wall, inside `seen_as`, and out of one's own safe. All may raise `KeyLost`."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kith.domains.wellbeing.models import Leaf
from kith.domains.wellbeing.things import Kept, People, Plan, Result, Thing, read
from kith.foundation.people.models import Person
from kith.infrastructure.safes.opening import Opened, opened
from kith.lib.reaching import reached


def leaves_of(person: Person) -> QuerySet[Leaf, Leaf]:
    return Leaf.objects.filter(person=person).select_related("keeper__safe")


def kept_by(person: Person) -> list[Kept[Any]]:
    """All of it, the newest first. Only in the open can it be told what is what, and from when."""
    safes: dict[int, Opened] = {}
    found: list[Kept[Any]] = []
    for leaf in leaves_of(person):
        if leaf.keeper_id not in safes:
            safes[leaf.keeper_id] = opened(leaf.keeper.safe)
        found.append(_read(leaf, safes[leaf.keeper_id]))
    return sorted(found, key=lambda each: each.at, reverse=True)


def _read(leaf: Leaf, safe: Opened) -> Kept[Any]:
    return read(safe.unlock(leaf.sealed, about=leaf.place), key=leaf.pk)


def reach_kept(person: Person, key: str) -> Kept[Any]:
    leaf = reached(leaves_of(person).filter(pk=_uuid(key)).first())
    return _read(leaf, opened(leaf.keeper.safe))


def reach_only[What: Thing](person: Person, key: str, sort: type[What]) -> Kept[What]:
    """What is of this sort, and nothing else."""
    found = reach_kept(person, key)
    if not isinstance(found.what, sort):
        raise Http404
    return found


def _uuid(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError:
        raise Http404 from None


def results_of(person: Person, code: str) -> list[Kept[Result]]:
    """What someone answered to one instrument, whatever its version, the newest first."""
    return [each for each in kept_by(person) if isinstance(each.what, Result) and each.what.code == code]


def plan_of(person: Person) -> Plan:
    """Their plan, or an empty one. Who had two accounts that became one may have two: both stand in it."""
    own = [each.what for each in kept_by(person) if isinstance(each.what, Plan)]
    return Plan(**{each.name: "\n".join(_said(own, each.name)) for each in fields(Plan)})


def _said(plans: list[Plan], name: str) -> list[str]:
    return list(dict.fromkeys(words for each in plans if (words := getattr(each, name))))


def people_of(person: Person) -> tuple[str, ...]:
    """Whom they can call, in the order in which they wrote it down."""
    own = [each.what.lines for each in kept_by(person) if isinstance(each.what, People)]
    return tuple(dict.fromkeys(line for lines in own for line in lines))
