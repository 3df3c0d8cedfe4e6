"""What happens to announcements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Deed, Fact, Words
from kith.foundation.announcements.audiences import MEANT


@dataclass(frozen=True, kw_only=True)
class AnnouncementFact(Fact):
    announcement: int
    is_logged: ClassVar[bool] = False

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("announcements:announcement", args=[facts["announcement"]])


@dataclass(frozen=True, kw_only=True)
class Announced(AnnouncementFact):
    """On its first day."""

    code: ClassVar[str] = "announcement.begun"
    says: ClassVar[Words] = _("The stewards of this site have something to say to you.")
    audiences: ClassVar[tuple[Audience, ...]] = (MEANT,)


@dataclass(frozen=True, kw_only=True)
class PutAside(AnnouncementFact):
    code: ClassVar[str] = "announcement.put_aside"
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Written(Deed):
    announcement: int
    code: ClassVar[str] = "announcement.written"
    says: ClassVar[Words] = _("{actor} wrote an announcement (number {announcement}).")


@dataclass(frozen=True, kw_only=True)
class Corrected(Deed):
    announcement: int
    code: ClassVar[str] = "announcement.corrected"
    says: ClassVar[Words] = _("{actor} corrected an announcement (number {announcement}).")


@dataclass(frozen=True, kw_only=True)
class TakenBack(Deed):
    announcement: int
    code: ClassVar[str] = "announcement.taken_back"
    says: ClassVar[Words] = _("{actor} took an announcement back (number {announcement}).")
