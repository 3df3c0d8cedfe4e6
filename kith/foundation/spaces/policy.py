"""Who may do what in a space. `thing` is a space, or anything that has one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.foundation.house.choices import Opening, house
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import Ground, allow
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import is_shut_out


def space_of(thing: Any) -> Space:
    return thing if isinstance(thing, Space) else thing.space


def _has_role(*roles: str) -> Any:
    def holds(person: Person | None, thing: Any) -> bool:
        place = space_of(thing).place_of(person)
        return place is not None and place.role in roles

    return holds


def _has_agreed(person: Person | None, thing: Any) -> bool:
    place = space_of(thing).place_of(person)
    return place is None or place.has_agreed


def _can_write(person: Person | None, thing: Any) -> bool:
    place = space_of(thing).place_of(person)
    return place is None or not place.is_limited


def _keeps_a_host(person: Person | None, thing: Any) -> bool:
    place = space_of(thing).place_of(person)
    others = Membership.objects.active().filter(space=space_of(thing), role="host").exclude(person=person)
    return place is None or not place.is_host or space_of(thing).is_archived or others.exists()


def _was_not_removed(person: Person | None, thing: Any) -> bool:
    removed = Membership.objects.filter(space=space_of(thing), person=person, state="removed")
    return not (removed.exists() or (person is not None and is_shut_out(person, space_of(thing))))


HOST = Ground(_("hosts"), _has_role("host"))
MEMBER = Ground(_("members"), _has_role("member"))
GUEST = Ground(_("guests"), _has_role("guest"))
ANY_MEMBER_OF_THE_SITE = Ground(_("any member of this site"), lambda person, thing: person is not None)

BELONGS = Ground(
    _("They belong to the space."), lambda person, thing: space_of(thing).place_of(person) is not None
)
AGREED = Ground(
    _("They have agreed to the guidelines of this space."),
    _has_agreed,
    way=lambda thing: reverse("spaces:agreement", args=[space_of(thing).slug]),
    how=_("Read the guidelines"),
)
NOT_LIMITED = Ground(_("They are not asked to only read here for a while."), _can_write)
NOT_ARCHIVED = Ground(_("The space is not archived."), lambda person, thing: not space_of(thing).is_archived)
MAY_OPEN_HERE = Ground(
    _("Here every member may open spaces, or they are a steward."),
    lambda person, thing: house().opening == Opening.MEMBERS or person.is_steward,
)
NOT_INSIDE = Ground(
    _("They do not belong to it yet."), lambda person, thing: space_of(thing).place_of(person) is None
)
NOT_BY_INVITATION = Ground(
    _("It is not by invitation only."), lambda person, thing: thing.joining != "invitation"
)
NOT_REMOVED = Ground(_("A host has not removed them."), _was_not_removed)
MASKS_ARE_MADE = Ground(
    _("The space lets people write under a name made for one conversation."),
    lambda person, thing: space_of(thing).masks,
)
ANOTHER_HOST = Ground(
    _("The space keeps at least one host, unless it is archived."),
    _keeps_a_host,
    way=lambda thing: reverse("spaces:members", args=[space_of(thing).slug]),
    how=_("Make someone else a host"),
)

EVERYONE_HERE = (HOST, MEMBER, GUEST)

allow("space.open", says=_("Open a space"), to=(ANY_MEMBER_OF_THE_SITE,), when=(MAY_OPEN_HERE,))
allow(
    "space.join",
    says=_("Join, or ask to join"),
    to=(ANY_MEMBER_OF_THE_SITE,),
    when=(NOT_INSIDE, NOT_BY_INVITATION, NOT_REMOVED, NOT_ARCHIVED),
)
allow(
    "space.mask",
    says=_("Write under a name made for one conversation"),
    to=EVERYONE_HERE,
    when=(MASKS_ARE_MADE, AGREED, NOT_LIMITED, NOT_ARCHIVED),
)
allow("space.leave", says=_("Leave"), to=EVERYONE_HERE, when=(ANOTHER_HOST,))
allow("space.agree", says=_("Agree to the guidelines"), to=EVERYONE_HERE)
allow("space.name", says=_("Go by another name in this space"), to=EVERYONE_HERE)
allow("space.members", says=_("See who belongs here"), to=EVERYONE_HERE)
allow("space.keep_away", says=_("Keep away from someone, unseen"), to=(ANY_MEMBER_OF_THE_SITE,))
allow("space.ties", says=_("Say privately who is near to them at work or in care"), to=EVERYONE_HERE)
allow("space.log", says=_("See what happened in this space"), to=EVERYONE_HERE)
allow("space.guidelines", says=_("Write a new version of the guidelines"), to=(HOST,), when=(NOT_ARCHIVED,))
allow("space.words", says=_("Keep the list of words to think about"), to=(HOST,))
allow("space.invite", says=_("Invite people"), to=(HOST,), when=(NOT_ARCHIVED,))
allow("space.admit", says=_("Answer those who ask to join"), to=(HOST,))
allow("space.roles", says=_("Give roles"), to=(HOST,))
allow("space.remove", says=_("Remove a person from this space, without touching what they wrote"), to=(HOST,))
allow("space.change", says=_("Change the space and who can see it"), to=(HOST,))
allow("space.archive", says=_("Archive the space, or open it again"), to=(HOST,))
