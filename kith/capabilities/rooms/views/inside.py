"""What someone in a room does: writing, raising a hand, going along with being recorded."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from kith.capabilities.rooms.actions.being import agree, lower_hand, note_life, raise_hand
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.forms import LineForm, RoundForm
from kith.capabilities.rooms.models import Presence
from kith.capabilities.rooms.queries import reach_presence
from kith.capabilities.rooms.views.answering import done, page
from kith.capabilities.rooms.views.entering import now
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.tables import may


@requires("room.enter", of=reach_presence)
def words(request: SignedRequest, presence: Presence) -> HttpResponse:
    """The part of the page that changes, and writing in it."""
    note_life(presence)
    if request.method != "POST":
        return page(request, "rooms/_now.html", now(presence))
    form = LineForm(request.POST, room=presence.room)
    if form.is_valid():
        try:
            say_line(presence, form.cleaned_data["words"], by=request.person)
        except ValidationError as reason:
            form.add_error("words", reason)
        else:
            return done(request, presence.room)
    can_lead = may(request.person, "room.lead", presence.room)
    context = now(presence) | {"form": form, "round_form": RoundForm(), "can_lead": can_lead}
    return page(request, "rooms/inside.html", context, status=422)


@requires("room.enter", of=reach_presence)
@require_POST
def hand(request: SignedRequest, presence: Presence) -> HttpResponse:
    raise_hand(presence, by=request.person)
    return done(request, presence.room)


@requires("room.enter", of=reach_presence)
@require_POST
def hand_withdrawal(request: SignedRequest, presence: Presence) -> HttpResponse:
    lower_hand(presence, by=request.person)
    return done(request, presence.room)


@requires("room.enter", of=reach_presence)
@require_POST
def agreement(request: SignedRequest, presence: Presence) -> HttpResponse:
    agree(presence, by=request.person)
    return done(request, presence.room)
