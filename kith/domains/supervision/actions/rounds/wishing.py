"""Saying what one wants of a round, part by part, and taking it back. Nobody is told either."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied

from kith.domains.supervision.models import Round, Seeker, Wish
from kith.domains.supervision.rounds.sealing import keep_wish, read_offer, read_wish
from kith.domains.supervision.rounds.wished import Wished
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def say(of: Round, *, by: Person, first: Wished | None = None, **part: Any) -> None:
    """Take part, with what one says now and said before (or `first`). Only the one who said it can read it."""
    with seen_as(by):
        if not may_say(_held(of), by):
            raise PermissionDenied
        before = read_wish(of, by) or first or Wished()
        keep_wish(replace(before, **part), of=of, person=by)
        Seeker.objects.get_or_create(round=of, person=by)


def take_back(of: Round, *, by: Person) -> None:
    """No longer take part; what was said is gone."""
    with seen_as(by):
        if not _held(of).is_open:
            raise PermissionDenied
        Wish.objects.filter(round=of, person=by).delete()
        Seeker.objects.filter(round=of, person=by).delete()


def may_say(of: Round, person: Person) -> bool:
    """While a round is open; and while others still answer, whoever was left over: it counts when it is solved again."""
    if not of.is_proposed or not Seeker.objects.filter(round=of, person=person).exists():
        return of.is_open
    offered = read_offer(of, person)
    return offered is not None and not offered.company


def _held(of: Round) -> Round:
    """Solving it waits until this is written."""
    return Round.objects.select_for_update(no_key=True).get(pk=of.pk)
