"""What hosts do: offering a pulse, and ending it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.domains.pulse import budget, queries
from kith.domains.pulse.actions import offering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.models import Space


@requires("pulse.offer", of=queries.reach_here)
def offer(request: SignedRequest, space: Space) -> HttpResponse:
    if request.method != "POST":
        context = {"space": space, "enough": budget.ENOUGH, "months": int(budget.YEAR / budget.EPSILON)}
        return render(request, "pulse/offer.html", context)
    offering.offer(space, by=request.person)
    messages.success(request, _("The pulse is offered. Each person decides alone, and you will not see who."))
    return redirect("pulse:pulse", space.slug)


@requires("pulse.end", of=queries.reach_here)
def end(request: SignedRequest, space: Space) -> HttpResponse:
    found = queries.reach_pulse(space)
    if request.method != "POST":
        return render(request, "pulse/end.html", {"space": space})
    offering.end(found, by=request.person)
    messages.success(request, _("The pulse is over. The answers of this month are gone."))
    return redirect("pulse:pulse", space.slug)
