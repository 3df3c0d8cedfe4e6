"""The stewards' page: everything that they look after, and what waits for them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.doors.steward.ways import ways
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("steward.house", of=reach_desk)
@never_cache
@require_safe
def house(request: SignedRequest, _desk: Person) -> HttpResponse:
    return render(request, "steward/house.html", {"ways": ways()})
