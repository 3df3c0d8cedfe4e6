"""What those do who lead a room."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.rooms.actions import opening
from kith.capabilities.rooms.actions.being import send_out
from kith.capabilities.rooms.actions.rounds import begin_round, end_round
from kith.capabilities.rooms.forms import RoundForm
from kith.capabilities.rooms.models import Presence, Room
from kith.capabilities.rooms.queries import people_in, reach_other, reach_room
from kith.capabilities.rooms.views.answering import done, page
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("room.lead", of=reach_room)
@require_safe
def people(request: SignedRequest, room: Room) -> HttpResponse:
    """Those in it, each of whom can be asked to leave."""
    others = people_in(room, reader=request.person).exclude(person=request.person)
    return page(request, "rooms/people.html", {"room": room, "item": room.item, "people": list(others)})


@requires("room.lead", of=reach_other)
def removal(request: SignedRequest, presence: Presence) -> HttpResponse:
    """Asks once more, and sends someone out."""
    if request.method == "POST":
        send_out(presence, by=request.person)
        return redirect("rooms:people", presence.room_id)
    return page(request, "rooms/removal.html", {"room": presence.room, "presence": presence})


@requires("room.lead", of=reach_room)
@require_POST
def rounds(request: SignedRequest, room: Room) -> HttpResponse:
    form = RoundForm(request.POST)
    if form.is_valid():
        begin_round(room, minutes=form.cleaned_data["minutes"], by=request.person)
        return done(request, room)
    return page(request, "rooms/rounds.html", {"room": room, "round_form": form}, status=422)


@requires("room.lead", of=reach_room)
@require_POST
def rounds_withdrawal(request: SignedRequest, room: Room) -> HttpResponse:
    end_round(room, by=request.person)
    return done(request, room)


@requires("room.lead", of=reach_room)
@require_POST
def recording(request: SignedRequest, room: Room) -> HttpResponse:
    opening.say_recorded(room, by=request.person)
    return done(request, room)


@requires("room.lead", of=reach_room)
@require_POST
def recording_withdrawal(request: SignedRequest, room: Room) -> HttpResponse:
    opening.say_not_recorded(room, by=request.person)
    return done(request, room)


@requires("room.lead", of=reach_room)
def closing(request: SignedRequest, room: Room) -> HttpResponse:
    """Asks once more, and closes the room."""
    if request.method == "POST":
        opening.close_room(room, by=request.person)
        return redirect(room.item)
    return page(request, "rooms/closing.html", {"room": room, "item": room.item})
