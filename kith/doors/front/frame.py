"""What stands around every page: who is here, their spaces, the ways through the house."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from kith.foundation.crisis.queries import Shown, nearest
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places

NEUTRAL = "https://www.wikipedia.org/"


@dataclass(frozen=True)
class Way:
    words: str
    address: str
    icon: str
    is_here: bool
    live: str


class Frame:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.person: Person | None = getattr(request, "person", None)
        self.site_name: str = house().name
        self.demo: bool = settings.DEMO
        self.mail_in: bool = bool(settings.MAIL_IN)
        self.welcome: str = house().welcome
        self.private: bool = self.person is not None
        self.languages = [
            (code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES
        ]
        self.neutral_address = NEUTRAL

    @property
    def appearance(self) -> str:
        if self.person is not None:
            return self.person.appearance
        chosen = self.request.COOKIES.get("appearance", "")
        return chosen if chosen in Person.Appearance.values else "auto"

    @property
    def country(self) -> str:
        """Set by hand, never guessed: of the person, or of this browser for a visitor."""
        if self.person is not None:
            return self.person.country
        return self.request.COOKIES.get("country", "")[:2]

    @cached_property
    def to_call(self) -> tuple[Shown, ...]:
        """The first line and the emergency number of the chosen country."""
        return nearest(self.country) if self.country else ()

    @cached_property
    def csrf(self) -> SafeString:
        """The hidden field of all forms of one page: the same for each, so that pages stay small."""
        return csrf_input(self.request)

    @cached_property
    def spaces(self) -> list[Space]:
        return [place.space for place in places(self.person).values()]

    @cached_property
    def nav(self) -> list[Way]:
        return list(self._ways())

    def _ways(self) -> Iterator[Way]:
        yield self._way(_("Home"), reverse("front:home"), "home")
        yield self._way(_("Spaces"), reverse("spaces:list"), "space")
        if self.person is not None:
            yield self._way(_("People"), reverse("profiles:directory"), "people")
            yield self._way(_("Inbox"), reverse("notifications:inbox"), "inbox", live="?part=count")
        yield self._way(_("Search"), reverse("front:search"), "search")

    @property
    def live(self) -> str:
        """Where the stream of this page is; nothing for visitors, and under an address that it does not know."""
        is_known = self.request.get_host() == settings.SITE_URL.split("/")[2]
        return settings.LIVE if self.person is not None and is_known else ""

    @property
    def news(self) -> int:
        """In how many conversations there are news for this person; read together with the person."""
        return getattr(self.person, "news", 0)

    @property
    def letters(self) -> bool:
        """Whether a private message waits for this person; read together with the person."""
        return bool(getattr(self.person, "has_letters", False))

    def _way(self, words: str, address: str, icon: str, *, live: str = "") -> Way:
        path = self.request.path
        is_here = path == address or (address != "/" and path.startswith(address))
        return Way(words, address, icon, is_here, live and address + live)


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame(request)}
