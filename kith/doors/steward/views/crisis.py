"""Looking after the people to call in a crisis: each line is checked by someone, on a day."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.doors.steward.crisis_forms import CheckForm
from kith.foundation.crisis.actions import confirm
from kith.foundation.crisis.queries import country_name, due, route, routes
from kith.foundation.crisis.routes import Route
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


def reach_route(person: Person | None, key: str, **_path: Any) -> Route:
    reach_desk(person)
    found = route(key)
    if found is None:
        raise Http404
    return found


@requires("steward.crisis", of=reach_desk)
@require_safe
def crisis(request: SignedRequest, _desk: Person) -> HttpResponse:
    waiting = due()
    late = {shown.route.key for shown in waiting}
    known = [each for each in routes() if each.key not in late]
    return render(request, "steward/crisis.html", {"waiting": waiting, "known": known})


@requires("steward.crisis", of=reach_route)
def check(request: SignedRequest, found: Route) -> HttpResponse:
    form = CheckForm(request.POST if request.method == "POST" else None, initial=CheckForm.of(found))
    if request.method == "POST" and form.is_valid():
        confirm(found, by=request.person, **form.cleaned_data)
        messages.success(request, _("Thank you. Every page shows it within a minute."))
        return redirect("steward:crisis")
    context = {"route": found, "country": country_name(found.country), "form": form}
    return render(request, "steward/route.html", context, status=422 if form.errors else 200)
