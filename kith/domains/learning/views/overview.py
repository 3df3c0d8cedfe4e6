"""Where someone stands, with all that they hold."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kith.domains.learning.actions.reminding import note_seen
from kith.domains.learning.queries import stood_of
from kith.domains.learning.showing import shown
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    today = timezone.localdate()
    stood = stood_of(request.person, today=today)
    note_seen(request.person)
    return render(request, "learning/overview.html", {"shown": [shown(each, today=today) for each in stood]})
