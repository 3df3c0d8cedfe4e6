"""The trail of the house, for reading alone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.doors.steward.trail import lines
from kith.doors.steward.trail import trail as events_for
from kith.doors.steward.trail_forms import TrailForm
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.paging import Page, page_of

SHOWN = 30


@requires("steward.trail", of=reach_desk)
@never_cache
@require_safe
def trail(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = TrailForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = page_of(events_for(request.person, **asked), request, size=SHOWN)
    keep = urlencode({name: value for name, value in asked.items() if value})
    page = Page(lines(found.rows), found.number, found.has_later)
    context = {"form": form, "page": page, "keep": f"{keep}&" if keep else ""}
    return render(request, "steward/trail.html", context, status=422 if form.errors else 200)
