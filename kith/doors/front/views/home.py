"""Home: what is new in my spaces; for a visitor, what this place is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.domains.supervision.queries.circles import meetings_soon
from kith.doors.front.queries import changed_since, latest_public, new_for
from kith.doors.front.views.waiting import is_part, page_made_at, waiting_part
from kith.foundation.announcements.queries import line_for
from kith.foundation.announcements.views import put_aside_here
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.paging import page_number


@public
@require_safe
def home(request: Request) -> HttpResponse:
    if is_part(request):
        return waiting_part(request, changed_since(page_made_at(request), reader=request.person))
    page = page_number(request)
    line = line_for(request.person, aside=put_aside_here(request))
    if request.person is None:
        return render(request, "front/welcome.html", {"cards": latest_public(page=page), "line": line})
    context = {
        "cards": new_for(request.person, page=page), "line": line, "meetings": meetings_soon(request.person),
    }  # fmt: skip
    return render(request, "front/home.html", context)
