"""What can happen to a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.audiences import FOLLOWERS
from kith.capabilities.items.events import ItemFact
from kith.capabilities.versions.audiences import ASKED, WRITERS
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, Words


@dataclass(frozen=True, kw_only=True)
class Renewed(ItemFact):
    number: int
    code: ClassVar[str] = "version.published"
    says: ClassVar[Words] = _("{actor} published a new version.")
    audiences: ClassVar[tuple[Audience, ...]] = (FOLLOWERS,)


@dataclass(frozen=True, kw_only=True)
class Retired(ItemFact):
    code: ClassVar[str] = "item.retired"
    says: ClassVar[Words] = _("Something in the library was withdrawn. Its page says why.")
    audiences: ClassVar[tuple[Audience, ...]] = (FOLLOWERS,)
    outlasts: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class BroughtBack(ItemFact):
    code: ClassVar[str] = "item.brought_back"
    says: ClassVar[Words] = _("Something in the library that was withdrawn is there again.")
    audiences: ClassVar[tuple[Audience, ...]] = (FOLLOWERS,)
    is_fleeting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class HandedOn(ItemFact):
    """Concerns those alone who go on writing it, so it stands in no log."""

    code: ClassVar[str] = "item.handed_on"
    says: ClassVar[Words] = _(
        "Someone who wrote this with you has left. It stays with you, without their name."
    )
    audiences: ClassVar[tuple[Audience, ...]] = (WRITERS,)
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class NamingFact(Fact):
    """Between those who write and the one whom they want to name."""

    contributor: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("versions:naming", args=[facts["contributor"]])


@dataclass(frozen=True, kw_only=True)
class NamingAsked(NamingFact):
    code: ClassVar[str] = "naming.asked"
    says: ClassVar[Words] = _("Someone wants to name you as one who wrote something with them.")
    audiences: ClassVar[tuple[Audience, ...]] = (ASKED,)


@dataclass(frozen=True, kw_only=True)
class NamingAnswered(NamingFact):
    code: ClassVar[str] = "naming.answered"
    says: ClassVar[Words] = _("You said whether you want to be named.")
    settles: ClassVar[bool] = True
