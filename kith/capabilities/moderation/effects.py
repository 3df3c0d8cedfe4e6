"""What a decision does to the world, and how that is undone. Nothing here decides anything."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.involved import about
from kith.capabilities.moderation.models import Case, Decision
from kith.foundation.people.actions import reinstate, suspend
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions import belonging, limiting, standing
from kith.foundation.spaces.masks import behind
from kith.foundation.spaces.models import Membership, Space, Standing

Kind = Decision.Kind


def possible(case: Case) -> list[str]:
    """What can be decided about a case now, from its desk."""
    found: list[str] = [Kind.NONE]
    if case.mask:
        return found + _possible_behind(case, case.mask)
    if case.concerned.is_placeholder or case.concerned.state == Person.State.CLOSED:
        return found + ([Kind.HIDE] if _is_shown(case) and _is_at_home(case) else [])
    found.append(Kind.NOTE)
    if not _is_at_home(case):
        return found
    if _is_shown(case):
        found += [Kind.HIDE, Kind.EDIT]
    if place := place_of(case):
        found += [Kind.LIMIT] if belonging.is_last_host(place) else [Kind.LIMIT, Kind.REMOVE]
    if case.is_of_stewards:
        found += [Kind.SUSPEND, Kind.CLOSE]
    return found


def _possible_behind(case: Case, mask: Membership) -> list[str]:
    """The same for everyone who may be behind a made name, a host too: what cannot be decided would tell who it is.

    To close an account is seen by all, so it takes an opened seal and a case about the person.
    """
    words: list[str] = [Kind.HIDE, Kind.EDIT] if _is_shown(case) else []
    if behind(mask) is None:
        return words[:1] if _is_at_home(case) else []
    return [Kind.NOTE, *words, Kind.LIMIT, Kind.REMOVE] if _is_at_home(case) else [Kind.NOTE]


def _is_at_home(case: Case) -> bool:
    """Hosts act in their own space alone: a conversation may have been moved away since."""
    return case.is_of_stewards or case.where == case.space


def _is_shown(case: Case) -> bool:
    if case.post:
        return case.post.is_shown
    return case.item is not None and case.item.state in Item.READABLE


def place_of(case: Case) -> Membership | None:
    """Where the person belongs, in the space in which it happened; not known of who is behind a made name."""
    here = Membership.objects.active().filter(space=case.where, person=case.concerned)
    return here.select_related("space", "person").first()


def apply(kind: str, case: Case, *, until: datetime | None, reason: str, by: Person) -> dict[str, Any]:
    """Do it; a heavier decision that still holds is not shortened. The answer is what undoing needs to know."""
    return _DO[kind](case, until, reason, by) if kind in _DO else {}


def undo(decision: Decision, *, by: Person) -> None:
    """Make it as it was before; what another decision says still holds, and what was changed since stays."""
    if decision.kind in _UNDO:
        _UNDO[decision.kind](decision, by)


def _still_holds(
    person: Person, *kinds: str, where: Space | None = None, besides: Decision | None = None
) -> Decision | None:
    """Another decision of these kinds about someone, the longest; of a space, in the same space.

    What was decided about a name made for them is apart: written down for them, it would tell who is behind it.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # of two who decide at once, one waits
    others = Decision.objects.filter(about(person, case="case"), kind__in=kinds, undone_by=None)
    named = others.exclude(case__concerns__state=Person.State.MASKED)
    lasting = named.filter(Q(until=None) | Q(until__gt=timezone.now()))
    if where:
        lasting = lasting.filter(where=where)
    if besides:
        lasting = lasting.exclude(pk=besides.pk)
    return max(lasting, key=lambda other: _how_long(other.until), default=None)


def _how_long(until: datetime | None) -> tuple[bool, datetime | None]:
    """For comparing ends: what has none is the longest."""
    return until is None, until


def _hide(case: Case, _until: datetime | None, _reason: str, by: Person) -> dict[str, Any]:
    if case.post:
        writing.hide(case.post, by=by)
        return {}
    assert case.item is not None  # noqa: S101 (only words can be hidden)
    before = {"state": case.item.state}
    items.remove(case.item, by=by)
    return before


def _show(decision: Decision, by: Person) -> None:
    post, item = decision.case.post, decision.case.item
    if post and post.state == post.State.HIDDEN:
        writing.restore(post, by=by)
    elif item and item.state == Item.State.REMOVED:
        items.restore(item, state=decision.before["state"], by=by)


def _limit(case: Case, until: datetime | None, reason: str, by: Person) -> dict[str, Any]:
    if case.mask and until:
        return _stand(standing.limit_behind(case.mask, space=case.where, until=until, reason=reason, by=by))
    place = place_of(case)
    if place and until:
        other = _still_holds(place.person, Kind.LIMIT, where=case.where)
        if other and other.until and other.until > until:
            until, reason = other.until, other.reason
        limiting.limit(place, until=until, reason=reason[:1000], by=by)
    return {}


def _stand(made: Standing | None) -> dict[str, Any]:
    return {"standing": made.pk} if made else {}


def _no_longer_stand(decision: Decision) -> bool:
    """Whether it was about someone behind a made name; then it is lifted for them."""
    made = Standing.objects.filter(pk=decision.before.get("standing")).select_related("space").first()
    if made:
        standing.lift_behind(made)
    return "standing" in decision.before


def _lift(decision: Decision, by: Person) -> None:
    if _no_longer_stand(decision):
        return
    place = place_of(decision.case)
    other = _still_holds(decision.case.concerned, Kind.LIMIT, where=decision.where, besides=decision)
    if place and other and other.until:
        limiting.limit(place, until=other.until, reason=other.reason[:1000], by=by)
    elif place:
        limiting.lift(place, by=by)


def _remove(case: Case, _until: datetime | None, reason: str, by: Person) -> dict[str, Any]:
    if case.mask:
        return _stand(standing.remove_behind(case.mask, space=case.where, reason=reason, by=by))
    place = place_of(case)
    if place is None:
        return {}
    before = {"place": place.pk, "role": place.role}
    belonging.remove(place, by=by)
    return before


def _readmit(decision: Decision, by: Person) -> None:
    if _no_longer_stand(decision):
        return
    removed = Membership.objects.filter(pk=decision.before.get("place"), state=Membership.State.REMOVED)
    if place := removed.select_related("space", "person").first():
        role = decision.before["role"]
        belonging.admit(place.person, to=place.space, by=by, role=role, agrees=False)


def _suspend(case: Case, until: datetime | None, _reason: str, _by: Person) -> dict[str, Any]:
    other = _still_holds(case.concerned, *Decision.OUTSIDE)
    suspend(case.concerned, until=max(until, other.until, key=_how_long) if other else until)
    return {}


def _reinstate(decision: Decision, _by: Person) -> None:
    other = _still_holds(decision.case.concerned, *Decision.OUTSIDE, besides=decision)
    if other:
        suspend(decision.case.concerned, until=other.until)
    else:
        reinstate(decision.case.concerned)


_DO: dict[str, Callable[[Case, datetime | None, str, Person], dict[str, Any]]] = {
    Kind.HIDE: _hide,
    Kind.LIMIT: _limit,
    Kind.REMOVE: _remove,
    Kind.SUSPEND: _suspend,
    Kind.CLOSE: _suspend,
}
_UNDO: dict[str, Callable[[Decision, Person], None]] = {
    Kind.HIDE: _show,
    Kind.LIMIT: _lift,
    Kind.REMOVE: _readmit,
    Kind.SUSPEND: _reinstate,
    Kind.CLOSE: _reinstate,
}
