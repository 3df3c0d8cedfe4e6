"""Joining, being named, leaving, and being removed."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import may_share_circle
from kith.foundation.spaces.events import (
    Agreed,
    Asked,
    Joined,
    Left,
    NameChanged,
    NoLongerAsks,
    Refused,
    Removed,
    RoleGiven,
)
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.names import NameTaken, is_taken
from kith.foundation.spaces.places import forget_places, is_shut_out
from kith.foundation.spaces.queries import own_membership
from kith.lib import slugs

NO_PLACE = gettext_lazy("This circle has no place for you at the moment. Nobody was told that you asked.")
SHUT_OUT = gettext_lazy(
    "A decision about words of yours closed this space to you. You find it under “Decisions about me”."
)
FULL = gettext_lazy("There is no free place here at the moment.")
NO_CIRCLE_TOGETHER = gettext_lazy(
    "This person and someone in the circle should not share one. Only they know why, so please do not ask."
)


@transaction.atomic
def join(space: Space, *, by: Person, request: str = "", display_name: str = "") -> Membership:
    """Join an open space with its guidelines agreed to, or ask the hosts of one that is joined on request.

    Who presses twice joins once, and asks once.
    """
    hold_hosts([space.pk])
    before = own_membership(space, by)
    if before is not None and before.is_active:
        return before
    asks = space.joining != Space.Joining.OPEN
    state = Membership.State.REQUESTED if asks else Membership.State.ACTIVE
    if not _is_free_to_share(space, by):
        raise ValidationError(NO_PLACE)
    if is_shut_out(by, space):
        raise ValidationError(SHUT_OUT)
    membership = _place(space, by, display_name, state=state)
    membership.agreed_version = space.guidelines_version
    if not asks:
        _check_name(membership)
    membership.request = request if asks else ""
    membership.save()
    if not asks:
        record(Joined(space=space, member=membership.pk), by=by)
    elif before is None or not before.is_asking:
        record(Asked(space=space, member=membership.pk), by=by)
    return membership


@transaction.atomic
def admit(
    person: Person, *, to: Space, by: Person | None, role: str = "member", display_name: str = "",
    since: datetime | None = None, agrees: bool = True,
) -> Membership:  # fmt: skip
    """Let a person in, with a role. Who does not agree to the guidelines now is bound by what they agreed to before.

    The name they asked to go by may have been taken since, or already then, which they were not told.
    """
    hold_hosts([to.pk])
    if not _is_free_to_share(to, person):
        raise ValidationError(NO_CIRCLE_TOGETHER)
    membership = _place(to, person, display_name, state="active")
    if agrees:
        membership.agreed_version = to.guidelines_version
    _check_name(membership)
    membership.role, membership.since = role, since or membership.since
    membership.save()
    record(Joined(space=to, member=membership.pk), by=by or person)
    return membership


def check_place(space: Space, *, person: Person) -> None:
    """Say why someone could not come in at the moment, if so; of two who ask at once, one waits."""
    hold_hosts([space.pk])
    if not _is_free_to_share(space, person):
        raise ValidationError(NO_CIRCLE_TOGETHER)
    _check_room(space, person)


def _is_free_to_share(space: Space, person: Person) -> bool:
    """A circle never holds two people who keep away from each other or are tied at work or in care."""
    members = Membership.objects.active().filter(space=space)
    return space.sort != Space.Sort.CIRCLE or may_share_circle(person, others=members)


def _place(space: Space, person: Person, display_name: str, *, state: str) -> Membership:
    """The membership of a person, made or taken up again. Who was removed comes back only by a host's hand."""
    if state == Membership.State.ACTIVE:
        _check_room(space, person)
    found = Membership.objects.filter(space=space, person=person).exclude(state="imported").first()
    membership = found or Membership(space=space, person=person)
    if state == Membership.State.REQUESTED and membership.was_here:
        state, display_name = Membership.State.RETURNING, ""  # what one wrote is not renamed by asking
    membership.state, membership.since = state, timezone.now()
    if found is None or display_name:
        membership.display_name = display_name
        membership.handle = free_handle(space, display_name or person.handle, person=person)
    forget_places(person)
    return membership


def _check_room(space: Space, person: Person) -> None:
    """Nobody comes into a space that holds no more people. The space is held."""
    if space.most is None:
        return
    others = Membership.objects.active().filter(space=space).exclude(person=person)
    if others.count() >= space.most:
        raise ValidationError(FULL)


def _check_name(membership: Membership) -> None:
    """Nobody comes in under a name that someone else chose or is called here. The space is held."""
    name, space = membership.display_name, membership.space
    if name and is_taken(name, space, person=membership.person):
        raise NameTaken


def free_handle(space: Space, wanted: str, *, person: Person) -> str:
    """A handle that nobody else has here; imported words keep theirs, even once they are one's own."""
    own = Q(person=person) & ~Q(state=Membership.State.IMPORTED)
    others = Membership.objects.filter(space=space).exclude(own)
    return slugs.free(slugs.handle(wanted), lambda handle: others.filter(handle=handle).exists())


def former_place(space: Space, *, person: Person) -> Membership:
    """Where words are signed that nobody in a space owns any more."""
    found = Membership.objects.filter(space=space, person=person, state=Membership.State.IMPORTED).first()
    handle = free_handle(space, person.handle, person=person)
    return found or Membership.objects.create(space=space, person=person, state="imported", handle=handle)


@transaction.atomic
def refuse(membership: Membership, *, by: Person) -> None:
    """Answer a request with no; nothing of it is kept. Who was here before has left, as they had."""
    if _end_request(membership):
        record(Refused(space=membership.space), by=by)


@transaction.atomic
def no_longer_ask(membership: Membership, *, by: Person) -> None:
    """Take back one's own request; nothing of it is kept."""
    if _end_request(membership):
        record(NoLongerAsks(space=membership.space), by=by)


def _end_request(membership: Membership) -> bool:
    asks = Membership.objects.select_for_update().filter(pk=membership.pk, state__in=Membership.ASKING)
    found = asks.first()
    if found is not None and found.was_here:
        found.state, found.request, found.since = Membership.State.LEFT, "", timezone.now()
        found.save(update_fields=["state", "request", "since"])
    elif found is not None:
        found.delete()
    return found is not None


@transaction.atomic
def go_by(membership: Membership, *, name: str, by: Person) -> None:
    """Take another name in this space, or (empty) one's own again; words already signed change with it."""
    hold_hosts([membership.space_id])
    membership.display_name = name if name != membership.person.name else ""
    _check_name(membership)
    wanted = membership.display_name or membership.person.handle
    membership.handle = free_handle(membership.space, wanted, person=membership.person)
    membership.save(update_fields=["display_name", "handle"])
    record(NameChanged(space=membership.space, member=membership.pk), by=by)


@transaction.atomic
def agree(membership: Membership, *, by: Person) -> None:
    """Agree to the guidelines as they are now."""
    membership.agreed_version = membership.space.guidelines_version
    membership.save(update_fields=["agreed_version"])
    version = membership.agreed_version
    record(Agreed(space=membership.space, member=membership.pk, version=version), by=by)


@transaction.atomic
def leave(membership: Membership) -> None:
    """Leave a space; what one wrote stays, signed as before."""
    _hold(membership)
    if not membership.is_active:
        return
    if is_last_host(membership) and not membership.space.is_archived:
        raise ValidationError(
            _("You are the only host. Make someone else a host first, or archive the space.")
        )
    _end(membership, state=Membership.State.LEFT)
    record(Left(space=membership.space, member=membership.pk), by=membership.person)


@transaction.atomic
def remove(membership: Membership, *, by: Person) -> None:
    """Close this space to a person; their account, their words and their other spaces are untouched."""
    _hold(membership)
    if is_last_host(membership):
        raise ValidationError(_("A space keeps at least one host. Make someone else a host first."))
    _end(membership, state=Membership.State.REMOVED)
    record(Removed(space=membership.space, member=membership.pk), by=by)


def _end(membership: Membership, *, state: str) -> None:
    membership.state, membership.role, membership.since = state, Membership.Role.MEMBER, timezone.now()
    membership.save(update_fields=["state", "role", "since"])
    forget_places(membership.person)


@transaction.atomic
def give_role(membership: Membership, *, role: str, by: Person) -> None:
    """Make someone a host, a member or a guest."""
    _hold(membership)
    if not membership.is_active:
        raise ValidationError(_("This person no longer belongs here."))
    if role == membership.role:
        return  # sent twice
    if role != Membership.Role.HOST and is_last_host(membership):
        raise ValidationError(_("A space keeps at least one host. Make someone else a host first."))
    membership.role = role
    membership.save(update_fields=["role"])
    forget_places(membership.person)
    record(RoleGiven(space=membership.space, member=membership.pk, role=role), by=by)


def _hold(membership: Membership) -> None:
    """Look at a membership again once nobody else can change who hosts its space."""
    hold_hosts([membership.space_id])
    membership.refresh_from_db(fields=["role", "state"])


def hold_hosts(spaces: Iterable[int]) -> None:
    """Until the transaction ends, let nobody else come into these spaces, or take hosts from them: of two at once, one waits."""
    held = Space.objects.select_for_update(no_key=True).filter(pk__in=spaces).order_by("pk")
    list(held.values_list("pk"))


def is_last_host(membership: Membership) -> bool:
    hosts = Membership.objects.active().filter(space_id=membership.space_id, role=Membership.Role.HOST)
    return membership.is_host and membership.is_active and not hosts.exclude(pk=membership.pk).exists()
