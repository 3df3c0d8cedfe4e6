"""What pages and feeds of gatherings are compared to: the same middleware and the same queries, and no page."""

from collections.abc import Iterable
from typing import Any

from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kith.domains.gatherings.agenda import next_of_each
from kith.domains.gatherings.days import first_of_each
from kith.domains.gatherings.feeds import gatherings_in, held_dates, held_gatherings
from kith.domains.gatherings.models import Address, Gathering, Occasion
from kith.domains.gatherings.months import month_in
from kith.domains.gatherings.queries.dates import own_dates
from kith.domains.gatherings.views.calendar import NEXT, PAGE
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.places import places
from kith.foundation.spaces.queries import reach_space


@public
@require_GET
def month(request: Request, month: str) -> JsonResponse:
    places(request.person)
    asked = month_in(month)
    assert asked is not None  # noqa: S101
    return _dates(first_of_each(asked, reader=request.person))


@public
@require_GET
def agenda(request: Request) -> JsonResponse:
    places(request.person)
    return _dates(next_of_each(reader=request.person, since=timezone.now())[: PAGE + 1])


@public
@require_GET
def mine(request: Request) -> JsonResponse:
    places(request.person)
    person: Any = request.person
    list(Address.objects.filter(person=person).select_related("space").order_by("space__name"))
    return _dates(own_dates(person)[:NEXT])


@public
@require_GET
def feed(_request: Request, pk: int) -> JsonResponse:
    address = Address.objects.select_related("person", "space").get(pk=pk)
    person, space = address.person, address.space
    if space is not None:
        reach_space(person, space.slug)
        return JsonResponse(
            {"gatherings": [_gathering(each) for each in gatherings_in(space, reader=person)]}
        )
    whole, dates = held_gatherings(person), held_dates(person)
    return JsonResponse(
        {"gatherings": [_gathering(each) for each in whole], "dates": [_date(each) for each in dates]}
    )


def _dates(found: Iterable[Occasion]) -> JsonResponse:
    return JsonResponse({"dates": [_date(each) for each in found]})


def _date(each: Occasion) -> dict[str, Any]:
    plan = each.gathering
    return {
        "id": each.pk, "begins": each.begins_at, "ends": each.ends_at, "title": plan.item.title, "space": plan.item.space.name,
        "zone": plan.zone, "place": plan.place,
    }  # fmt: skip


def _gathering(each: Gathering) -> dict[str, Any]:
    special = [(date.day, date.at, date.begins_at, date.ends_at) for date in each.occasions.all()]
    return {
        "id": each.pk, "title": each.item.title, "words": each.item.summary, "place": each.place, "zone": each.zone,
        "day": each.first_day, "at": each.at, "rule": each.rule, "special": special,
    }  # fmt: skip
