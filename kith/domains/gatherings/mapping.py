"""Gatherings on a map: what comes up, each once with its next date, at the place where it is."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.domains.gatherings.agenda import next_of_each
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.saying import Said, listed
from kith.foundation.people.models import Person
from kith.lib.maps.coasts import coast_path
from kith.lib.maps.views import Group, Point, View, grouped, view_of
from kith.lib.maps.windows import WINDOWS

MOST_SHOWN, MOST_ELSEWHERE = 100, 30
DOT, LARGER_DOT, TOUCHED, LETTERS = 0.02, 0.032, 0.045, 0.038  # of the width of the view
WITHOUT_POINT, ELSEWHERE = Q(gathering__latitude=None), ~Q(place="")


@dataclass(frozen=True)
class Mark:
    """One place on the map with what happens there. Its lengths are written as a picture has them."""

    key: int
    dates: tuple[Said, ...]
    x: str
    y: str

    @property
    def place(self) -> str:
        """The name of the place; with others so near that they cannot be told apart, that of the first."""
        names = list(dict.fromkeys(date.place for date in self.dates))
        return names[0] if len(names) == 1 else _("%(place)s and near by") % {"place": names[0]}

    @property
    def name(self) -> str:
        """What is said of it to those who do not see the map."""
        number = len(self.dates)
        words = ngettext("%(number)d gathering: %(place)s", "%(number)d gatherings: %(place)s", number)
        return words % {"number": number, "place": self.place}


@dataclass(frozen=True)
class Map:
    view: View
    marks: list[Mark]

    @property
    def land(self) -> str:
        return coast_path(self.view)

    @property
    def dot(self) -> str:
        return self._length(DOT)

    @property
    def larger_dot(self) -> str:
        """Where a number stands in it."""
        return self._length(LARGER_DOT)

    @property
    def touched(self) -> str:
        return self._length(TOUCHED)

    @property
    def letters(self) -> str:
        return self._length(LETTERS)

    @property
    def lowered(self) -> str:
        """How far below the middle a number stands, so that it looks to be in it."""
        return self._length(LETTERS * 0.35)

    def _length(self, share: float) -> str:
        return f"{self.view.width * share:g}"


def map_of(reader: Person | None, *, within: Q, window: str) -> Map:
    """What this reader may see of what comes up and has a point; in a part of the earth, or wherever that is."""
    view = WINDOWS[window][1] if window in WINDOWS else None
    pointed = within & ~WITHOUT_POINT & (inside(view) if view else Q())
    dates = next_of_each(reader=reader, since=timezone.now(), within=pointed, among=~ELSEWHERE)
    found = list(dates[:MOST_SHOWN])
    view = view or view_of(map(_point, found))
    groups = grouped(found, point=_point, view=view)
    return Map(view, [_mark(key, group, reader) for key, group in enumerate(groups, 1)])


def elsewhere(reader: Person | None, *, within: Q) -> list[Said]:
    """What comes up and is on no map: online, or at a place whose point nobody has told."""
    off_it = WITHOUT_POINT | ELSEWHERE
    dates = next_of_each(reader=reader, since=timezone.now(), within=within, among=off_it)
    return [listed(each, reader=reader) for each in dates[:MOST_ELSEWHERE]]


def inside(view: View) -> Q:
    """Items whose point is in a view."""
    west, north = view.left - 180, 90 - view.top
    return Q(
        gathering__longitude__range=(west, west + view.width),
        gathering__latitude__range=(north - view.height, north),
    )


def _mark(key: int, group: Group[Occasion], reader: Person | None) -> Mark:
    dates = tuple(listed(each, reader=reader) for each in group.things)
    return Mark(key, dates, f"{group.spot.x:.2f}", f"{group.spot.y:.2f}")


def _point(occasion: Occasion) -> Point:
    plan = occasion.gathering
    return Point(plan.latitude or 0.0, plan.longitude or 0.0)
