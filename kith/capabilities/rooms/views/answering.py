"""How pages of a room answer: kept by no device, and allowed to ask for camera and microphone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.capabilities.rooms.models import Room
from kith.capabilities.rooms.queries import presence_of
from kith.foundation.people.requests import SignedRequest

DEVICES = "camera=(self), microphone=(self), display-capture=(self)"
QUIETLY = "X-Quietly"  # sent by quietly.js: the page goes on, so that nobody is cut off by pressing a button


def page(
    request: SignedRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Permissions-Policy"] = DEVICES
    response["Cache-Control"] = "no-store"
    return response


def done(request: SignedRequest, room: Room) -> HttpResponse:
    if QUIETLY in request.headers:
        return HttpResponse(status=204)
    return redirect(presence_of(request.person, room) or room)
