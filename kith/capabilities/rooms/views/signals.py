"""What browsers ask for by themselves: with whom they are connected, and what those told them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse

from kith.capabilities.rooms.actions.being import note_life
from kith.capabilities.rooms.actions.saying import signal
from kith.capabilities.rooms.forms import read_signals
from kith.capabilities.rooms.models import Presence
from kith.capabilities.rooms.queries import connected_with, reach_presence, signals_for
from kith.capabilities.rooms.relay import relay_for
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.numbers import whole


@requires("room.enter", of=reach_presence)
def signals(request: SignedRequest, presence: Presence) -> HttpResponse:
    """One's own signals after a key; sent, those for others."""
    if request.method == "POST":
        return _send(request, presence)
    note_life(presence)
    after = whole(request.GET.get("after", ""), digits=18) or 0
    answer = JsonResponse(_waiting(presence, after=after))
    answer["Cache-Control"] = "no-store"
    return answer


def _waiting(presence: Presence, *, after: int) -> dict[str, Any]:
    return {
        "me": presence.pk,
        "relay": relay_for(presence),
        "people": [{"id": peer.pk, "name": peer.name, "way": peer.way} for peer in connected_with(presence)],
        "signals": [
            {"id": each.pk, "from": each.sender_id, "kind": each.kind, "body": each.body}
            for each in signals_for(presence, after=after)
        ],
    }


def _send(request: SignedRequest, presence: Presence) -> HttpResponse:
    messages = read_signals(request.body)
    if messages is None:
        return HttpResponse(status=400)
    try:
        signal(presence, messages, by=request.person)
    except ValidationError:
        return HttpResponse(status=429)
    return HttpResponse(status=204)
