"""When and how a circle meets, its single meetings, and whose turn it is."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions import planning, turning
from kith.domains.supervision.forms.planning import MoveForm, PlanForm, begun_with
from kith.domains.supervision.forms.turning import TurnForm
from kith.domains.supervision.models import Meeting
from kith.domains.supervision.picture import drawn
from kith.domains.supervision.queries import circles, formats
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require
from kith.lib.calendars.wall_times import moment

DRAWN = 8  # as many as can be told apart on a phone


@private
def plan(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.plan", circle)
    choices = formats.formats_for(circle, get_language(), live=True)
    typed = request.POST if request.method == "POST" else None
    form = PlanForm(typed, initial=begun_with(circle), formats=choices)
    if request.method == "POST" and form.is_valid():
        try:
            planning.replan(circle, by=request.person, most=form.cleaned_data["most"], **form.plan())
        except ValidationError as refusal:
            form.add_error("most", refusal)
        else:
            messages.success(request, _("Your change is kept, and the circle is told."))
            return redirect(circle)
    context = {"form": form, "circle": circle}
    return render(request, "supervision/plan.html", context, status=422 if form.errors else 200)


@private
@require_safe
def meetings(request: SignedRequest, pk: int) -> HttpResponse:
    """All that are laid out, and the last ones, as a list and as a picture."""
    circle = circles.reach_circle(request.person, pk)
    mine = circle.space.place_of(request.person)
    last = circles.last_meetings(circle)
    coming = list(circles.meetings_of(circle).ahead())
    formats.with_formats([*last, *coming], circle, get_language())
    context = {
        "circle": circle, "mine": mine, "last": last, "coming": coming,
        "picture": drawn([*last, *coming[:DRAWN]], mine=mine.pk if mine else None, now=timezone.now()),
        "can_plan": may(request.person, "circle.plan", circle),
        "can_take_part": may(request.person, "circle.take_part", circle),
    }  # fmt: skip
    return render(request, "supervision/meetings.html", context)


def _planned(request: SignedRequest, pk: int, meeting: int) -> Meeting:
    found = circles.reach_meeting(request.person, pk, meeting)
    require(request.person, "circle.plan", found.circle)
    return found


@private
def move(request: SignedRequest, pk: int, meeting: int) -> HttpResponse:
    """Another time for one meeting, by the reader's own clock."""
    found = _planned(request, pk, meeting)
    here = timezone.localtime(found.begins_at)
    form = MoveForm(
        request.POST if request.method == "POST" else None, initial={"day": here.date(), "at": here.time()}
    )
    if request.method == "POST" and form.is_valid():
        wall = datetime.combine(form.cleaned_data["day"], form.cleaned_data["at"])
        try:
            planning.move(found, to=moment(wall, timezone.get_current_timezone()), by=request.person)
        except ValidationError as refusal:
            form.add_error("day", refusal)
        else:
            return redirect("supervision:meetings", pk)
    context = {"form": form, "meeting": found, "circle": found.circle}
    return render(request, "supervision/move.html", context, status=422 if form.errors else 200)


@private
@require_POST
def skipping(request: SignedRequest, pk: int, meeting: int) -> HttpResponse:
    planning.skip(_planned(request, pk, meeting), by=request.person)
    return redirect("supervision:meetings", pk)


@private
@require_POST
def taking_up(request: SignedRequest, pk: int, meeting: int) -> HttpResponse:
    planning.take_up(_planned(request, pk, meeting), by=request.person)
    return redirect("supervision:meetings", pk)


@private
@require_POST
def turn(request: SignedRequest, pk: int, meeting: int) -> HttpResponse:
    """“I can”, or “not me this time”."""
    found, form = circles.reach_meeting(request.person, pk, meeting), TurnForm(request.POST)
    require(request.person, "circle.take_part", found.circle)
    if form.is_valid() and found.is_ahead:
        role, says = form.cleaned_data["role"], form.cleaned_data["says"]
        try:
            (turning.take if says == "can" else turning.let_pass)(found, role=role, by=request.person)
        except ValidationError as refusal:
            messages.info(request, refusal.message)
    return redirect("supervision:meetings", pk)
