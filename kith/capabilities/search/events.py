"""What can happen to a saved search: it finds something. What was looked for is no part of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.search.audiences import SAVED
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, Words


@dataclass(frozen=True, kw_only=True)
class OfASearch(Fact):
    is_logged: ClassVar[bool] = False
    search: int

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("search:saved-search", args=[facts["search"]])


@dataclass(frozen=True, kw_only=True)
class FoundMore(OfASearch):
    """Recorded by nobody: events do not tell who writes what others look for."""

    code: ClassVar[str] = "search.found"
    says: ClassVar[Words] = _("There is something new that you were looking for.")
    audiences: ClassVar[tuple[Audience, ...]] = (SAVED,)


@dataclass(frozen=True, kw_only=True)
class LookedAt(OfASearch):
    code: ClassVar[str] = "search.looked_at"
    says: ClassVar[Words] = _("You looked at what a saved search had found.")
    settles: ClassVar[bool] = True
