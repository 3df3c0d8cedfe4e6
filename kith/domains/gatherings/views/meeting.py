"""Opening the room of a gathering, and the way into it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.actions.being import MOST
from kith.capabilities.rooms.forms import RoomForm
from kith.capabilities.rooms.models import Room
from kith.capabilities.rooms.queries import door_of
from kith.domains.gatherings.actions.meeting import open_to_seated
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.queries.dates import reach_date
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.seats import has_seat
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.change", of=reach_gathering)
def room(request: SignedRequest, item: Item) -> HttpResponse:
    """Asks where people meet, and opens the room to those who have a seat."""
    open_now = door_of(item, reader=request.person).room
    form = RoomForm(request.POST or None, initial=_begun_with(item, open_now))
    if request.method == "POST" and form.is_valid():
        return redirect(open_to_seated(item, by=request.person, **form.cleaned_data))
    many = item.gathering.seats.filter(way=Gathering.Way.ONLINE, taken__gt=MOST).exists()
    context = {"item": item, "form": form, "is_open": open_now is not None, "is_for_many": many, "most": MOST}
    return render(request, "gatherings/room.html", context, status=422 if form.errors else 200)


def _begun_with(item: Item, open_now: Room | None) -> dict[str, str]:
    """Where people meet by now; else at the address that the plan names, or here."""
    if open_now:
        return {"way": open_now.way, "link": open_now.link}
    link = item.gathering.link
    return {"way": Room.Way.LINK if link else Room.Way.OWN, "link": link}


@requires("gathering.be_there", of=reach_date)
@require_safe
def way_in(request: SignedRequest, item: Any) -> HttpResponse:
    """Into the room if one is open, else to the online address: for those who have a seat. Others are led to its page."""
    if has_seat(item.occasion, person=request.person):
        door = door_of(item, reader=request.person)
        if door.room is not None and door.can_enter:
            return redirect(door.room)
        if item.gathering.link and item.gathering.is_online:
            return redirect(item.gathering.link)
    return redirect(item)
