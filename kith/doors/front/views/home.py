"""Home: what is new in my spaces; for a visitor, what this place is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.doors.front.queries import changed_since, latest_public, new_for
from kith.doors.front.views.waiting import is_part, page_made_at, waiting_part
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.paging import page_number


@public
@require_safe
def home(request: Request) -> HttpResponse:
    page = page_number(request)
    if request.person is None:
        return render(request, "front/welcome.html", {"cards": latest_public(page=page)})
    if is_part(request):
        return waiting_part(request, changed_since(page_made_at(request), reader=request.person))
    return render(request, "front/home.html", {"cards": new_for(request.person, page=page)})
