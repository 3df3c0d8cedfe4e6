"""Calendars elsewhere that a space follows: for its hosts."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.gatherings.actions.following import follow, stop
from kith.domains.gatherings.forms.bringing import STAY, FollowingForm, LeavingForm
from kith.domains.gatherings.jobs import look_at_calendar
from kith.domains.gatherings.models import OutsideCalendar
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.lib.calendars.faults import Fault, Reason, told


def reach_calendar(person: Person | None, slug: str, pk: int) -> OutsideCalendar:
    """A calendar that a space follows; only its hosts know of it."""
    space = reach_space(person, slug)
    found = (
        OutsideCalendar.objects.filter(space=space, pk=pk).select_related("space", "signs__person").first()
    )
    if found is None or not may(person, "gathering.follow", space):
        raise Http404
    found.space = space
    return found


@requires("gathering.follow", of=reach_space)
def calendars(request: SignedRequest, space: Space) -> HttpResponse:
    """Those that are followed, how the last reading went, and a form for one more."""
    form = FollowingForm(request.POST if request.method == "POST" else None, space=space)
    if request.method == "POST" and form.is_valid():
        look_at_calendar.defer(calendar=follow(space, **form.cleaned_data, by=request.person).pk)
        messages.success(request, _("It is read in a moment, and then again every few hours."))
        return redirect("gatherings:calendars", space.slug)
    followed = [
        {"calendar": each, "faults": list(map(_told, each.faults))}
        for each in OutsideCalendar.objects.filter(space=space)
    ]
    context = {"space": space, "form": form, "followed": followed}
    return render(request, "gatherings/calendars.html", context, status=422 if form.errors else 200)


def _told(kept: list[Any]) -> str:
    reason, line, detail = kept
    return told(Fault(Reason(reason), line, detail))


@requires("gathering.follow", of=reach_calendar)
@require_POST
def reading(request: SignedRequest, calendar: OutsideCalendar) -> HttpResponse:
    look_at_calendar.defer(calendar=calendar.pk)
    messages.success(request, _("It is read in a moment."))
    return redirect("gatherings:calendars", calendar.space.slug)


@requires("gathering.follow", of=reach_calendar)
def withdrawal(request: SignedRequest, calendar: OutsideCalendar) -> HttpResponse:
    """Asks what becomes of what is still to come, and follows it no more."""
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        stop(calendar, stays=form.cleaned_data["what"] == STAY, by=request.person)
        return redirect("gatherings:calendars", calendar.space.slug)
    context = {"space": calendar.space, "calendar": calendar, "form": form}
    return render(request, "gatherings/leaving_calendar.html", context, status=422 if form.errors else 200)
