"""Bringing in a calendar file: asked for, looked over, and then brought in."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.domains.gatherings import files
from kith.domains.gatherings.actions.bringing import bring_in
from kith.domains.gatherings.bringing import Fate, Line, Looking
from kith.domains.gatherings.forms.bringing import FileForm, TakingInForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.lib.calendars.faults import told
from kith.lib.calendars.reading import Calendar, read


@requires("gathering.announce", of=reach_space)
def file(request: SignedRequest, space: Space) -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        follows = may(request.person, "gathering.follow", space)
        context = {"space": space, "form": form, "can_follow": follows}
        return render(request, "gatherings/bringing.html", context, status=422 if form.errors else 200)
    files.keep(form.cleaned_data["file"], space=space, by=request.person)
    return redirect("gatherings:bring-preview", space.slug)


@requires("gathering.announce", of=reach_space)
def preview(request: SignedRequest, space: Space) -> HttpResponse:
    """What would come in, and what not and why. Sending it again changes nothing, so the answer is a page."""
    data, home = files.kept(space=space, by=request.person), request.person.time_zone or "UTC"
    if data is None:
        return redirect("gatherings:bring", space.slug)
    calendar = read(data, home=home)
    form = TakingInForm(request.POST if request.method == "POST" else None, space=space)
    context = {"space": space, "form": form, "faults": [told(fault) for fault in calendar.faults]}
    if request.method == "POST" and form.is_valid():
        lines = bring_in(calendar, by=space.own_place(request.person), choices=form.choices(), home=home)
        files.forget(space=space, by=request.person)
        return render(request, "gatherings/brought.html", context | _sorted(lines))
    lines = Looking(space, home, person=request.person).over(calendar.entries)
    status = 422 if form.errors else 200
    return render(request, "gatherings/previewing.html", context | _sorted(lines, calendar), status=status)


def _sorted(lines: list[Line], calendar: Calendar | None = None) -> dict[str, Any]:
    """The entries by what becomes of them."""
    order = list(Fate)
    by_fate = groupby(sorted(lines, key=lambda line: order.index(line.fate)), key=lambda line: line.fate)
    found = {fate.value: list(some) for fate, some in by_fate}
    acts = any(found.get(fate) for fate in (Fate.NEW, Fate.CHANGES, Fate.CANCELLED))
    return {"lines": found, "acts": acts, "name": calendar.name if calendar else ""}
