"""What mentoring is here, and what one has of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.domains.mentoring import queries
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    sides = list(queries.pairs(request.person))
    context = {
        "ready": queries.readiness_of(request.person),
        "proposals": queries.proposals(request.person),
        "running": [side for side in sides if side.pair and not side.pair.is_over],
        "over": [side for side in sides if side.pair and side.pair.is_over],
    }
    return render(request, "mentoring/overview.html", context)
