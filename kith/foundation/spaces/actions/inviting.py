"""Invitations: by link, or to one e-mail address."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.people.queries import has_proven
from kith.foundation.spaces.actions.belonging import admit, hold_hosts
from kith.foundation.spaces.events import InvitationWithdrawn, Invited
from kith.foundation.spaces.models import Invitation, Membership, Space
from kith.foundation.spaces.places import is_shut_out
from kith.foundation.spaces.queries import own_membership
from kith.lib import tokens


@dataclass(frozen=True)
class AskedFirst:
    """Those who are there say first whether someone comes in; in words for whoever was invited."""

    words: str


@transaction.atomic
def invite(
    *, to: Space, by: Person, days: int, uses: int = 1, role: str = "member", email: str = ""
) -> tuple[Invitation, str]:
    """Make an invitation; its token is told once, here, and never again."""
    made = invite_once("", to=to, by=by, days=days, uses=uses, role=role, email=email)
    return made.invitation, made.token


@dataclass(frozen=True)
class Made:
    """An invitation with its token; `is_new` unless the same form had made it before."""

    invitation: Invitation
    token: str
    is_new: bool


@transaction.atomic
def invite_once(
    send_key: str, *, to: Space, by: Person, days: int, uses: int = 1, role: str = "member", email: str = ""
) -> Made:
    """Make an invitation, or find the one that the same form made: its token follows from the key, and is not kept."""
    words = f"invitation {to.pk} {by.pk} {send_key or tokens.new_key()} {days} {uses} {role} {email}"
    token, digest = tokens.make(words, secret=settings.SECRET_KEY)
    until = timezone.now() + timedelta(days=days)
    wanted = {"space": to, "role": role, "email": email.lower(), "expires_at": until, "by": by}
    invitation, is_new = Invitation.objects.get_or_create(
        digest=digest, defaults=wanted | {"uses_left": 1 if email else uses}
    )
    if is_new:
        record(Invited(space=to, role=role), by=by)
    return Made(invitation, token, is_new)


def invitation_by(token: str) -> Invitation | None:
    """The invitation of a link, be it open or not; None when it was never made."""
    return Invitation.objects.select_related("space").filter(digest=tokens.digest(token)).first()


@transaction.atomic
def accept(invitation: Invitation, *, by: Person, display_name: str = "") -> Membership | AskedFirst | None:
    """Join by an invitation, or let those who are there be asked first.

    None when someone else took its last use, or it is not meant for this person. Who presses twice comes in once.
    """
    hold_hosts([invitation.space_id])
    place = own_membership(invitation.space, by)
    if place is not None and place.is_active:
        return place
    if not is_meant_for(invitation, by):
        return None
    if not Invitation.objects.filter(pk=invitation.pk).spend():
        return None
    if words := _ask_first(invitation, by=by, called=display_name):
        return AskedFirst(words)
    return admit(by, to=invitation.space, by=invitation.by, role=invitation.role, display_name=display_name)


def _ask_first(invitation: Invitation, *, by: Person, called: str) -> str:
    """Who wants those who are there to be asked is above us: it is listed in the settings, asks them, and says so.

    What is listed can also refuse, as `admit` does.
    """
    asking = (import_string(path) for path in settings.KITH_ON_INVITATION_ACCEPTED)
    return next(filter(None, (ask(invitation, by=by, called=called) for ask in asking)), "")


def is_meant_for(invitation: Invitation, person: Person) -> bool:
    """Whether the address is theirs; a link for many does not let in someone whom a host removed.

    Who was removed under a made name is not let in by an address either: a host could not know whom they invite.
    """
    if is_shut_out(person, invitation.space):
        return False
    if invitation.email:
        return has_proven(person, invitation.email)
    removed = Membership.objects.filter(space=invitation.space, person=person, state=Membership.State.REMOVED)
    return not removed.exists()


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Person) -> None:
    """Close an invitation at once; one that is spent or closed already stays as it is."""
    if Invitation.objects.filter(pk=invitation.pk, uses_left__gt=0).update(uses_left=0):
        record(InvitationWithdrawn(space=invitation.space, role=invitation.role), by=by)
