"""One's own log of meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions import keeping_log
from kith.domains.supervision.forms.own import LogForm
from kith.domains.supervision.models import Log, Meeting
from kith.domains.supervision.queries import circles
from kith.domains.supervision.queries.live import held_at
from kith.domains.supervision.queries.log import log_of, own_log, reach_log, with_learned
from kith.domains.supervision.queries.written import Seen, reach_written
from kith.domains.supervision.views.shut import in_safe
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.infrastructure.safes.opening import KeyLost
from kith.lib.paging import page_of

SHOWN = 30
TOLD = ("part", "minutes", "themes", "learned")


@private
@require_safe
def everything(request: SignedRequest) -> HttpResponse:
    """Its hours are there also where what was learned cannot be opened."""
    page = page_of(log_of(request.person), request, size=SHOWN)
    try:
        with_learned(page.rows)
    except KeyLost:
        return render(request, "supervision/log.html", {"page": page, "is_shut": True})
    return render(request, "supervision/log.html", {"page": page})


@in_safe
def was_there(request: SignedRequest, pk: int, meeting: int) -> HttpResponse:
    """Saying “I was there” of a meeting that was held; what was written of it before stands in the form."""
    found = circles.reach_meeting(request.person, pk, meeting)
    if not found.is_held or found.circle.in_days:
        raise Http404
    before = own_log(found.key, by=request.person)
    initial = _as_written(before) if before else _as_it_went(found, request.person)
    form = LogForm(request.POST if request.method == "POST" else None, by=request.person, initial=initial)
    if request.method == "POST" and form.is_valid():
        keeping_log.write_down(found, by=request.person, **form.cleaned_data)
        messages.success(request, _("It is in your log. Only you can read it."))
        return redirect("supervision:my-log")
    context = {"form": form, "meeting": found, "circle": found.circle}
    return render(request, "supervision/log_form.html", context, status=422 if form.errors else 200)


@in_safe
def took_part(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """The same of a session in writing that is over, by those who were in it; they say how long it took them in all."""
    seen = reach_written(request.person, pk, key)
    if not (seen.now.is_over and seen.is_in):
        return redirect(seen.session)
    before = own_log(seen.session.log_key, by=request.person)
    initial = _as_written(before) if before else {"part": _part_in(seen)}
    form = LogForm(request.POST if request.method == "POST" else None, by=request.person, initial=initial)
    if request.method == "POST" and form.is_valid():
        on = seen.now.last_day
        keeping_log.write_down_session(seen.session, on=on, by=request.person, **form.cleaned_data)
        messages.success(request, _("It is in your log. Only you can read it."))
        return redirect("supervision:my-log")
    context = {"form": form, "session": seen.session, "circle": seen.session.circle}
    return render(request, "supervision/log_form.html", context, status=422 if form.errors else 200)


def _part_in(seen: Seen) -> str:
    if seen.is_mine:
        return Log.Part.PRESENTER
    return Log.Part.MODERATOR if seen.me.pk == seen.now.moderator else Log.Part.PARTICIPANT


def _as_it_went(meeting: Meeting, person: Person) -> dict[str, object]:
    """What someone did and for how long, to begin with: by the session that there was, or else by the plan."""
    went = held_at(meeting)
    turns = (went.moderator, went.presenter) if went else (meeting.moderator_id, meeting.presenter_id)
    parts = dict(zip(turns, (Log.Part.MODERATOR, Log.Part.PRESENTER), strict=True))
    part = parts.get(meeting.circle.space.own_place(person).pk, Log.Part.PARTICIPANT)
    return {"part": part, "minutes": went.minutes if went and went.minutes else meeting.minutes}


def _as_written(log: Log) -> dict[str, object]:
    with_learned([log])
    return {name: getattr(log, name) for name in TOLD}


@in_safe
def entry(request: SignedRequest, pk: int) -> HttpResponse:
    found = reach_log(request.person, pk)
    form = LogForm(
        request.POST if request.method == "POST" else None, by=request.person, initial=_as_written(found)
    )
    if request.method == "POST" and form.is_valid():
        keeping_log.correct(found, by=request.person, **form.cleaned_data)
        messages.success(request, _("Your change is kept."))
        return redirect("supervision:my-log")
    context = {"form": form, "log": found}
    return render(request, "supervision/log_form.html", context, status=422 if form.errors else 200)


@private
@require_POST
def hours(request: SignedRequest, pk: int) -> HttpResponse:
    keeping_log.give_hours(reach_log(request.person, pk), by=request.person)
    messages.success(request, _("These hours are in your list of trainings now. You can change them there."))
    return redirect("supervision:my-log")


@private
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    found = reach_log(request.person, pk)
    if request.method != "POST":
        return render(request, "supervision/log_removal.html", {"log": found})
    keeping_log.remove(found, by=request.person)
    messages.success(request, _("It is gone from your log."))
    return redirect("supervision:my-log")
