"""Coming into a room and leaving it."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.rooms.actions.being import enter, leave, note_life
from kith.capabilities.rooms.elsewhere import Away, way_to
from kith.capabilities.rooms.forms import EnteringForm, LineForm, RoundForm
from kith.capabilities.rooms.models import Presence, Room
from kith.capabilities.rooms.queries import (
    lines_in,
    presence_of,
    reach_presence,
    reach_room,
    shown_in,
    turn_of,
)
from kith.capabilities.rooms.views.answering import page
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.tables import may
from kith.infrastructure.safes.opening import KeyLost


@requires("room.enter", of=reach_room)
@require_safe
def room(request: SignedRequest, room: Room) -> HttpResponse:
    """The room for those who are in it; for others what stands before its door."""
    presence = presence_of(request.person, room)
    if presence is None or not (presence.writes_only or request.GET.get("in") == str(presence.pk)):
        return _before(request, room, EnteringForm(room=room))
    note_life(presence)
    context = now(presence) | {
        "form": LineForm(room=room), "round_form": RoundForm(),
        "can_lead": may(request.person, "room.lead", room),
    }  # fmt: skip
    return page(request, "rooms/inside.html", context)


def now(presence: Presence) -> dict[str, object]:
    """What changes while one is in it."""
    return {
        "room": presence.room,
        "item": presence.room.item,
        "me": presence,
        "people": shown_in(presence.room, reader=presence.person),
        "turn": turn_of(presence),
        **_written(presence),
    }


def _written(presence: Presence) -> dict[str, object]:
    try:
        return {"lines": lines_in(presence.room, reader=presence.person)}
    except KeyLost:
        return {"is_shut": True}


def _before(request: SignedRequest, room: Room, form: EnteringForm, *, status: int = 200) -> HttpResponse:
    can_lead = may(request.person, "room.lead", room)
    context = {"room": room, "item": room.item, "form": form, "can_lead": can_lead}
    return page(request, "rooms/before.html", context, status=status)


@requires("room.enter", of=reach_room)
def entering(request: SignedRequest, room: Room) -> HttpResponse:
    """Lets someone in by the way that they chose; or says why not, with the other ways still there."""
    if request.method != "POST" or not room.is_own:
        return redirect(room)
    form = EnteringForm(request.POST, room=room)
    if form.is_valid():
        try:
            return redirect(enter(room, way=form.cleaned_data["way"], by=request.person))
        except ValidationError as reason:
            form.add_error("way", reason)
    return _before(request, room, form, status=422)


@requires("room.enter", of=reach_room)
@require_safe
def elsewhere(request: SignedRequest, room: Room) -> HttpResponse:
    """Leads to a room that is elsewhere; one that is here, or closed, has a page that says so."""
    if room.is_own or not room.is_open:
        return redirect(room)
    try:
        return redirect(way_to(room, person=request.person))
    except Away:
        context = {"room": room, "item": room.item, "is_away": True}
        return page(request, "rooms/before.html", context, status=503)


@requires("room.enter", of=reach_presence)
@require_POST
def leaving(request: SignedRequest, presence: Presence) -> HttpResponse:
    """By the button; or by a page that goes away, which says `of` which coming in it was."""
    if request.POST.get("of", str(presence.pk)) == str(presence.pk):
        leave(presence, by=request.person)
    return redirect(presence.room.item)
