"""Gatherings on a map, of the whole house and of one space."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.domains.gatherings.asking import asked_in
from kith.domains.gatherings.mapping import elsewhere, map_of
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.saying import clock_of_lists, name_of
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.lib.maps.windows import WINDOWS

WAYS = [each for each in Gathering.Way.choices if each[0] != Gathering.Way.ONLINE]


@public
@require_safe
def of_house(request: Request) -> HttpResponse:
    return _page(request)


@public
@require_safe
def of_space(request: Request, slug: str) -> HttpResponse:
    return _page(request, reach_space(request.person, slug))


def _page(request: Request, space: Space | None = None) -> HttpResponse:
    asked, window = asked_in(request.GET), request.GET.get("window", "")
    within = asked.condition() & (Q(space=space) if space else Q())
    others = elsewhere(request.person, within=within)
    context = {
        "space": space, "clock": name_of(clock_of_lists()), "map": map_of(request.person, within=within, window=window), "asked": asked, "ways": WAYS,
        "window": window if window in WINDOWS else "", "windows": [(code, words) for code, (words, _view) in WINDOWS.items()],
        "online": [date for date in others if not date.occasion.gathering.is_here],
        "unplaced": [date for date in others if date.occasion.gathering.is_here],
    }  # fmt: skip
    return render(request, "gatherings/map.html", context)
