"""Stepping out of a circle, and its end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.domains.supervision.actions import ending
from kith.domains.supervision.forms.reviewing import FarewellForm
from kith.domains.supervision.queries import circles
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import require
from kith.foundation.spaces.actions.belonging import is_last_host


@private
def stepping_out(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    if request.method != "POST":
        place = circle.space.own_place(request.person)
        has_heir = is_last_host(place) and circles.heir_of(place) is not None
        return render(request, "supervision/stepping_out.html", {"circle": circle, "has_heir": has_heir})
    ending.step_out(circle, by=request.person)
    messages.success(request, _("You stepped out. Nobody was told. Your log stays yours."))
    return redirect("supervision:overview")


@private
def end(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.conclude", circle)
    form = FarewellForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ending.end(circle, words=form.cleaned_data["words"], by=request.person)
        messages.success(request, _("It has come to its end. All of you can still read what is there."))
        return redirect(circle)
    context = {"circle": circle, "form": form}
    return render(request, "supervision/end.html", context, status=422 if form.errors else 200)
