"""Opening the room of a gathering."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.meeting import open_to_seated
from kith.domains.gatherings.queries import reach_gathering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.change", of=reach_gathering)
@require_POST
def room(request: SignedRequest, item: Item) -> HttpResponse:
    return redirect(open_to_seated(item, by=request.person))
