"""The table as it stands today: the file, and above it what stewards found out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from babel import Locale, UnknownLocaleError
from django.utils import timezone
from django.utils.translation import get_language

from kith.foundation.crisis.models import Check
from kith.foundation.crisis.routes import EMERGENCY, KINDS, SHOWN, Route, Trust, written_routes
from kith.lib.believed import Believed

FRESH = 60.0  # seconds for which a process believes what it read: the foot of every page asks


@dataclass(frozen=True)
class Shown:
    """A route as a page shows it."""

    route: Route
    trust: Trust

    @property
    def is_stale(self) -> bool:
        return self.trust is Trust.STALE

    @property
    def is_unchecked(self) -> bool:
        return self.trust is Trust.UNCHECKED

    def in_languages(self) -> list[str]:
        """The names of the languages that are spoken there, in the reader's own."""
        names = _locale().languages
        return [str(names.get(code, code)) for code in self.route.languages]


@dataclass(frozen=True)
class Country:
    code: str
    name: str
    routes: tuple[Shown, ...]


def _read() -> tuple[Route, ...]:
    newest: dict[str, Check] = {}
    for check in Check.objects.select_related("by").order_by("on", "pk"):
        newest[check.route] = check
    return tuple(_above(each, newest.get(each.key)) for each in written_routes())


known: Believed[tuple[Route, ...]] = Believed(_read, first=(), seconds=FRESH)


def routes() -> tuple[Route, ...]:
    """All routes with the newest check of each; in another process a check is seen within a minute."""
    return known.now()


def route(key: str) -> Route | None:
    return next((each for each in routes() if each.key == key), None)


def countries(first: str = "") -> list[Country]:
    """Each country with what may be shown, by name in the reader's language; the chosen one first."""
    by_country: dict[str, list[Shown]] = {}
    for shown in _shown(routes()):
        by_country.setdefault(shown.route.country, []).append(shown)
    found = [Country(code, country_name(code), tuple(those)) for code, those in by_country.items()]
    return sorted(found, key=lambda country: (country.code != first, country.name))


def nearest(country: str) -> tuple[Shown, ...]:
    """For the foot of a page: the first line and the emergency number of a country."""
    there = [shown for shown in _shown(routes()) if shown.route.country == country]
    lines = [shown for shown in there if shown.route.kind != EMERGENCY]
    emergency = [shown for shown in there if shown.route.kind == EMERGENCY]
    return (*lines[:1], *emergency[:1])


def due() -> list[Shown]:
    """What someone should check, the longest unchecked first."""
    today = timezone.localdate()
    waiting = [Shown(each, each.trust(today)) for each in routes() if each.is_due(today)]
    return sorted(waiting, key=lambda shown: (shown.route.verified_on or date.min, shown.route.country))


def known_countries() -> list[tuple[str, str]]:
    codes = {each.country for each in routes()}
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


def country_name(code: str) -> str:
    return str(_locale().territories.get(code, code))


def _shown(those: Iterable[Route]) -> list[Shown]:
    today = timezone.localdate()
    found = [Shown(each, each.trust(today)) for each in those]
    may = [shown for shown in found if shown.trust in SHOWN]
    return sorted(may, key=lambda shown: KINDS.index(shown.route.kind))


def _above(route: Route, check: Check | None) -> Route:
    """A check stands above the file, unless a newer file brings a newer check."""
    if check is None or (route.verified_on and route.verified_on > check.on):
        return route
    return replace(
        route,
        number=check.number,
        hours=check.hours,
        languages=tuple(check.languages.split()),
        source=check.source,
        verified_on=check.on,
        by=check.by.name if check.by else "",
        is_gone=check.found == Check.Found.GONE,
    )


def _locale() -> Locale:
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
