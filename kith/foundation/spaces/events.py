"""What can happen to a space."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Deed, Fact, Words, subject
from kith.foundation.activity.models import Event
from kith.foundation.spaces.audiences import BOUND, HOSTS, YOURSELF
from kith.foundation.spaces.models import Space, SpaceTrace


@dataclass(frozen=True, kw_only=True)
class SpaceFact(Fact):
    space: Space = subject()

    def trace(self, event: Event) -> None:
        SpaceTrace.objects.create(event=event, space=self.space)


@dataclass(frozen=True, kw_only=True)
class Opened(SpaceFact):
    code: ClassVar[str] = "space.opened"
    says: ClassVar[Words] = _("{actor} opened this space.")


@dataclass(frozen=True, kw_only=True)
class Changed(SpaceFact):
    code: ClassVar[str] = "space.changed"
    says: ClassVar[Words] = _("{actor} changed how this space is set up.")


@dataclass(frozen=True, kw_only=True)
class WordsListed(SpaceFact):
    code: ClassVar[str] = "space.words"
    says: ClassVar[Words] = _("A host changed the list of words to think about.")


@dataclass(frozen=True, kw_only=True)
class HouseWordsListed(Deed):
    code: ClassVar[str] = "site.words"
    says: ClassVar[Words] = _("A steward changed the list of words to think about.")


@dataclass(frozen=True, kw_only=True)
class Joined(SpaceFact):
    member: int
    code: ClassVar[str] = "space.joined"
    says: ClassVar[Words] = _("{name} joined.")
    audiences: ClassVar[tuple[Audience, ...]] = (YOURSELF,)


@dataclass(frozen=True, kw_only=True)
class Asked(SpaceFact):
    member: int
    code: ClassVar[str] = "space.asked"
    says: ClassVar[Words] = _("{name} asked to join.")
    audiences: ClassVar[tuple[Audience, ...]] = (HOSTS,)
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Refused(SpaceFact):
    """In no log, and without a name: nothing is kept of a request that was answered with no."""

    code: ClassVar[str] = "space.refused"
    says: ClassVar[Words] = _("A host answered a request to join with no.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class NoLongerAsks(SpaceFact):
    code: ClassVar[str] = "space.no_longer_asks"
    says: ClassVar[Words] = _("Someone no longer asks to join.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Agreed(SpaceFact):
    """In no log: when someone agreed, or how late, is theirs."""

    member: int
    version: int
    code: ClassVar[str] = "space.agreed"
    says: ClassVar[Words] = _("{name} agreed to the guidelines (version {version}).")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class NameChanged(SpaceFact):
    """In no log, and with neither name: nothing leads from one to the other."""

    member: int
    code: ClassVar[str] = "space.name"
    says: ClassVar[Words] = _("{name} goes by another name here.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Left(SpaceFact):
    member: int
    code: ClassVar[str] = "space.left"
    says: ClassVar[Words] = _("{name} left.")


@dataclass(frozen=True, kw_only=True)
class Removed(SpaceFact):
    member: int
    code: ClassVar[str] = "space.removed"
    says: ClassVar[Words] = _("{name} was removed from this space.")


@dataclass(frozen=True, kw_only=True)
class RoleGiven(SpaceFact):
    member: int
    role: str
    code: ClassVar[str] = "space.role"
    says: ClassVar[Words] = _("{name} has a new role here: {role}.")
    audiences: ClassVar[tuple[Audience, ...]] = (YOURSELF,)


@dataclass(frozen=True, kw_only=True)
class Invited(SpaceFact):
    role: str
    code: ClassVar[str] = "space.invited"
    says: ClassVar[Words] = _("A host made an invitation ({role}).")


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(SpaceFact):
    role: str
    code: ClassVar[str] = "space.uninvited"
    says: ClassVar[Words] = _("A host closed an invitation ({role}).")


@dataclass(frozen=True, kw_only=True)
class GuidelinesWritten(SpaceFact):
    version: int
    code: ClassVar[str] = "space.guidelines"
    says: ClassVar[Words] = _("The guidelines changed (version {version}).")
    audiences: ClassVar[tuple[Audience, ...]] = (BOUND,)


@dataclass(frozen=True, kw_only=True)
class Archived(SpaceFact):
    code: ClassVar[str] = "space.archived"
    says: ClassVar[Words] = _("A host archived this space.")


@dataclass(frozen=True, kw_only=True)
class Reopened(SpaceFact):
    code: ClassVar[str] = "space.reopened"
    says: ClassVar[Words] = _("A host opened this space again.")


@dataclass(frozen=True, kw_only=True)
class Claimed(SpaceFact):
    member: int
    code: ClassVar[str] = "space.claimed"
    says: ClassVar[Words] = _("{name} is the author of words that came from an archive.")


@dataclass(frozen=True, kw_only=True)
class Limited(SpaceFact):
    """In no log: it is between the person and those who decided."""

    member: int = 0
    code: ClassVar[str] = "space.limited"
    says: ClassVar[Words] = _("{name} can only read here for a while.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Lifted(SpaceFact):
    member: int = 0
    code: ClassVar[str] = "space.lifted"
    says: ClassVar[Words] = _("{name} can write here again.")
    is_logged: ClassVar[bool] = False
