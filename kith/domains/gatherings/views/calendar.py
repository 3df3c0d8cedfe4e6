"""Gatherings by their days: what comes up, a month, and calendars to take along."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.addressing import renew, show_names
from kith.domains.gatherings.agenda import next_of_each
from kith.domains.gatherings.asking import asked_in
from kith.domains.gatherings.days import SHOWN, first_of_each
from kith.domains.gatherings.entries import entry_of
from kith.domains.gatherings.feeds import entries_in, own_entries
from kith.domains.gatherings.models import Address, Gathering
from kith.domains.gatherings.months import month_in, this_month
from kith.domains.gatherings.other_calendars import ahead
from kith.domains.gatherings.queries.dates import own_dates
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.seats import own_seats
from kith.domains.gatherings.saying import Said, clock_of_lists, listed, name_of
from kith.foundation.house.choices import house
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, signed_in
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places
from kith.foundation.spaces.queries import reach_space
from kith.lib.calendars.files import written
from kith.lib.calendars.shapes import MEDIA_TYPE, Entry
from kith.lib.paging import page_of

PAGE, NEXT = 30, 10


@public
@require_safe
def agenda(request: Request) -> HttpResponse:
    """What comes up, day by day."""
    return _agenda(request)


@public
@require_safe
def space_agenda(request: Request, slug: str) -> HttpResponse:
    return _agenda(request, reach_space(request.person, slug))


def _agenda(request: Request, space: Space | None = None) -> HttpResponse:
    asked = asked_in(request.GET)
    ahead = next_of_each(
        reader=request.person, since=asked.since(), within=asked.condition() & _inside(space)
    )
    page = page_of(ahead, request, size=PAGE)
    shown = [listed(each, reader=request.person) for each in page.rows]
    context = {
        "days": _by_day(shown), "asked": asked, "sorts": Gathering.Sort.choices, "ways": Gathering.Way.choices,
        "page": page, "keep": asked.address(), "this_month": this_month().in_address,
        "space": space, "clock": name_of(clock_of_lists()),
    }  # fmt: skip
    return render(request, "gatherings/agenda.html", context)


def _inside(space: Space | None) -> Q:
    return Q(space=space) if space else Q()


def _by_day(dates: list[Said]) -> list[tuple[str, list[Said]]]:
    return [(day, list(some)) for day, some in groupby(dates, key=lambda date: date.here.day)]


@public
@require_safe
def month(request: Request, month: str) -> HttpResponse:
    return _month(request, month)


@public
@require_safe
def space_month(request: Request, slug: str, month: str) -> HttpResponse:
    return _month(request, month, reach_space(request.person, slug))


def _month(request: Request, month: str, space: Space | None = None) -> HttpResponse:
    asked = month_in(month)
    if asked is None:
        raise Http404
    dates = first_of_each(asked, reader=request.person, within=_inside(space))
    shown = [listed(each, reader=request.person) for each in dates]
    context = {
        "today": timezone.localdate(), "month": asked, "weeks": asked.weeks(shown), "has_any": bool(shown), "most": SHOWN,
        "space": space, "clock": name_of(clock_of_lists()),
    }  # fmt: skip
    return render(request, "gatherings/month.html", context)


@public
@require_safe
def entry(request: Request, pk: int) -> HttpResponse:
    """A file for one's calendar program; who has a seat finds the online address in it."""
    item: Item = reach_gathering(request.person, pk)
    mine = own_seats(item, person=request.person).values()
    shows_link = any(seat.state == seat.State.SEATED for seat in mine)
    told = entry_of(item.gathering, item.gathering.occasions.all(), shows_link=shows_link)
    file = _calendar([told], name=item.title)
    return _private(file) if request.person else file


@signed_in
@require_safe
def own(request: SignedRequest) -> HttpResponse:
    """What one comes to, and the private addresses at which a calendar program reads it."""
    addresses = list(
        Address.objects.filter(person=request.person).select_related("space").order_by("space__name")
    )
    has_address = {each.space_id for each in addresses}
    dates = own_dates(request.person)[:NEXT]
    context = {
        "days": _by_day([listed(each, reader=request.person) for each in dates]),
        "addresses": addresses, "has_own": None in has_address,
        "beside": ahead(request.person, most=NEXT),
        "others": [place.space for key, place in places(request.person).items() if key not in has_address],
    }  # fmt: skip
    return render(request, "gatherings/own.html", context)


@signed_in
@require_POST
def new_address(request: SignedRequest) -> HttpResponse:
    """A new private address, of one's own seats or of a space; the one before ends."""
    slug = request.POST.get("space", "")
    renew(by=request.person, space=reach_space(request.person, slug) if slug else None)
    return redirect("gatherings:own")


@signed_in
@require_POST
def naming(request: SignedRequest) -> HttpResponse:
    """Whether what few share stands by its name at the address of one's own."""
    show_names(is_named="named" in request.POST, by=request.person)
    return redirect("gatherings:own")


@public
@require_safe
def feed(request: Request, token: str) -> HttpResponse:
    """What the owner of a private address may see; a calendar program has no other way to say who it is."""
    address = Address.of_token(token)
    if address is None:
        raise Http404
    person, space = address.person, address.space
    if space is not None and reach_space(person, space.slug):
        return _private(_calendar(entries_in(space, reader=person), name=space.name))
    return _private(_calendar(own_entries(person, named=address.is_named), name=""))


@public
@require_safe
def space_feed(request: Request, slug: str) -> HttpResponse:
    space = reach_space(request.person, slug)
    return _calendar(entries_in(space, reader=request.person), name=space.name)


def _calendar(entries: Iterable[Entry], *, name: str) -> HttpResponse:
    response = HttpResponse(written(entries, name=name or house().name), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'inline; filename="kith.ics"'
    return response


def _private(response: HttpResponse) -> HttpResponse:
    """Nothing between us and the calendar program keeps it."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
