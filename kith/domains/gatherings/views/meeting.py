"""Opening the room of a gathering, and the way into it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.queries import door_of
from kith.domains.gatherings.actions.meeting import open_to_seated
from kith.domains.gatherings.queries import has_seat, reach_date, reach_gathering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.change", of=reach_gathering)
@require_POST
def room(request: SignedRequest, item: Item) -> HttpResponse:
    return redirect(open_to_seated(item, by=request.person))


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
