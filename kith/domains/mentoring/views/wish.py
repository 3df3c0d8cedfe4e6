"""Saying that one would like to be matched; pausing; taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.mentoring.actions import wishing
from kith.domains.mentoring.forms import ReadinessForm
from kith.domains.mentoring.queries import readiness_of
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
def wish(request: SignedRequest) -> HttpResponse:
    ready = readiness_of(request.person)
    data = request.POST if request.method == "POST" else None
    form = ReadinessForm(data, person=request.person, ready=ready)
    if request.method == "POST" and form.is_valid():
        wishing.be_ready(by=request.person, **form.cleaned_data)
        messages.success(
            request, _("We look for people once a day. When someone may fit, it is in your inbox.")
        )
        return redirect("mentoring:overview")
    context = {"form": form, "ready": ready}
    return render(request, "mentoring/wish.html", context, status=422 if form.errors else 200)


@private
@require_POST
def pause(request: SignedRequest) -> HttpResponse:
    wishing.pause(by=request.person)
    messages.success(request, _("You are proposed to nobody until you go on. Nobody was told."))
    return redirect("mentoring:overview")


@private
@require_POST
def going_on(request: SignedRequest) -> HttpResponse:
    wishing.go_on(by=request.person)
    messages.success(request, _("We look for people again, once a day."))
    return redirect("mentoring:overview")


@private
@require_POST
def withdrawal(request: SignedRequest) -> HttpResponse:
    wishing.take_back(by=request.person)
    messages.success(request, _("What you wished is forgotten. Nobody was told."))
    return redirect("mentoring:overview")
