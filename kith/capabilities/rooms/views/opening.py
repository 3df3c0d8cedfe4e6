"""Opening a room from the page of an item."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import reach_item
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.forms import RoomForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("room.open", of=reach_item)
def opening(request: SignedRequest, item: Item) -> HttpResponse:
    """Asks where people meet, and opens the room."""
    form = RoomForm(request.POST or None, initial={"way": "own"})
    if request.method == "POST" and form.is_valid():
        return redirect(open_room(item, by=request.person, **form.cleaned_data))
    status = 422 if form.errors else 200
    return render(request, "rooms/opening.html", {"item": item, "form": form}, status=status)
