"""Who has to do with a case, as conditions of queries."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import masks_of
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import hosted

REMEMBERED = "_made_names"
THINGS = ("post", "item", "member", "person")


def same_as(refer: Callable[[str], Any]) -> Q:
    """Cases about the same thing as another one; `refer` gives its key by the name of the field."""
    found = Q()
    for name in THINGS:
        found |= Q(**{name: refer(name)}, **{f"{name}__isnull": False})
    return found


def about(person: Person, *, case: str = "") -> Q:
    """Cases about someone: their words, their place, or themselves. `case` leads from the asked model to the case."""
    before = f"{case}__" if case else ""
    unknown = Q(**{f"{before}concerns__isnull": True})
    found = Q(**{f"{before}concerns__in": [person.pk, *_made_names(person)]})
    for way in ("post__author__person", "item__author__person", "member__person", "person"):
        found |= unknown & Q(**{f"{before}{way}": person})
    return found


def _made_names(person: Person) -> list[int]:
    """Who, being nobody, stands for someone in cases; the few that cases are about are tried, once for each request."""
    if REMEMBERED not in person.__dict__:
        masks = Membership.objects.filter(person__cases_about__isnull=False, seal__isnull=False).distinct()
        person.__dict__[REMEMBERED] = [mask.person_id for mask in masks_of(person, among=masks)]
    return list(person.__dict__[REMEMBERED])


def on_desks_of(person: Person) -> Q:
    """What lies where someone is a host, or on the desk of the stewards if they are one."""
    mine = Q(space__in=hosted(person))
    return mine | Q(space=None) if person.is_steward else mine
