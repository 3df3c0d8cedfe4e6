"""Who may do what with gatherings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.items.policy import AUTHOR
from kith.domains.gatherings.models import Gathering
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.policy import (
    AGREED,
    ANY_MEMBER_OF_THE_SITE,
    BELONGS,
    HOST,
    MEMBER,
    NOT_ARCHIVED,
    NOT_LIMITED,
)
from kith.foundation.spaces.queries import is_hosted


def _is_named_host(person: Person | None, item: Any) -> bool:
    """A page reads them with the gathering (`reach_gathering`), so that no permission asks for them once more."""
    if person is None:
        return False
    if "host_keys" in item.__dict__:
        return person.pk in item.host_keys
    return bool(item.gathering.is_hosted_with(person))


def _is_let_in(person: Person | None, item: Any) -> bool:
    """Whom a host invited comes through any door; to what is for members, one belongs."""
    door = item.gathering.door
    if door in (Gathering.Door.OPEN, Gathering.Door.REQUEST) or is_hosted(item.space, by=person):
        return True
    if door == Gathering.Door.MEMBERS:
        return item.space.place_of(person) is not None
    if _is_named_host(person, item):
        return True
    return person is not None and item.gathering.invited.filter(person=person).exists()


def _is_announced(person: Person | None, item: Any) -> bool:
    return bool(item.state != Item.State.DRAFT)


def _is_changed_here(person: Person | None, item: Any) -> bool:
    origin = getattr(item.gathering, "origin", None)
    return origin is None or origin.calendar_id is None


NOT_CANCELLED = Ground(_("It is not cancelled."), lambda person, item: not item.gathering.is_cancelled)
STILL_AHEAD = Ground(_("It is not over."), lambda person, item: item.is_ahead)
IS_ANNOUNCED = Ground(_("It is announced."), _is_announced)
CANCELLED = Ground(_("It was cancelled."), lambda person, item: item.gathering.is_cancelled)
NOT_BEGUN = Ground(_("A date of it has not begun."), lambda person, item: item.gathering.has_not_begun)
CHANGED_HERE = Ground(_("It does not come from a calendar that this space follows."), _is_changed_here)
NAMED_HOST = Ground(_("whom its hosts named to host it with them"), _is_named_host)
LET_IN = Ground(_("Its door is open to them."), _is_let_in)

allow(
    "gathering.announce",
    says=_("Announce a gathering"),
    to=(HOST, MEMBER),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "gathering.change",
    says=_("Change when, where and how a gathering happens, or cancel it"),
    to=(AUTHOR, HOST, NAMED_HOST),
    when=(BELONGS, NOT_ARCHIVED, NOT_CANCELLED, CHANGED_HERE),
)
allow(
    "gathering.take_up",
    says=_("Let a gathering happen after all that was cancelled"),
    to=(AUTHOR, HOST, NAMED_HOST),
    when=(BELONGS, NOT_ARCHIVED, CANCELLED, NOT_BEGUN, CHANGED_HERE),
)
allow(
    "gathering.follow",
    says=_("Follow a calendar from elsewhere, or follow it no more"),
    to=(HOST,),
    when=(AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow(
    "gathering.people",
    says=_("See who comes, and answer those who ask"),
    to=(AUTHOR, HOST, NAMED_HOST),
    when=(BELONGS,),
)
allow(
    "gathering.set_aside",
    says=_("Set aside an answer that was given without a name"),
    to=(AUTHOR, HOST, NAMED_HOST),
    when=(BELONGS,),
)
allow(
    "gathering.invite",
    says=_("Invite people to a gathering"),
    to=(AUTHOR, HOST, NAMED_HOST),
    when=(BELONGS, NOT_ARCHIVED, IS_ANNOUNCED, NOT_CANCELLED, STILL_AHEAD),
)
allow(
    "gathering.name_hosts",
    says=_("Name members who host a gathering as well"),
    to=(AUTHOR, HOST),
    when=(BELONGS, NOT_ARCHIVED, IS_ANNOUNCED, NOT_CANCELLED),
)
allow(
    "gathering.be_there",
    says=_("Say that they are at a gathering, and set it right"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(NOT_CANCELLED,),
)
allow(
    "gathering.answer",
    says=_("Say how a gathering was that they came to"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(NOT_CANCELLED,),
)
allow(
    "gathering.come",
    says=_("Take a seat at a gathering, or wait for one"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(LET_IN, NOT_CANCELLED, STILL_AHEAD),
)
