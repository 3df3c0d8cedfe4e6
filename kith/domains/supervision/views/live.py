"""A session in which people meet: choosing a way, the page, and what people do on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.rooms.views.answering import QUIETLY
from kith.domains.supervision.actions import live as sessions
from kith.domains.supervision.actions.hearing import hear
from kith.domains.supervision.forms.live import BeginForm, MoveForm
from kith.domains.supervision.live.offering import Asked
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.queries import circles, live
from kith.domains.supervision.queries.formats import formats_for
from kith.domains.supervision.queries.scene import scenes_ahead
from kith.domains.supervision.views.answering import answered, around, reached, seen, taken_part, told_first
from kith.domains.supervision.views.shut import in_safe
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require


@in_safe
def meet(request: SignedRequest, pk: int) -> HttpResponse:
    """Choose how, and come in; where the circle meets already, come to that."""
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.take_part", circle)
    if session := live.open_session(circle):
        return redirect(session)
    meeting = live.meeting_due(circle)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        formats=formats_for(circle, circle.space.language, live=True),
        initial={"format": meeting.format if meeting and meeting.format else circle.format},
    )
    if request.method == "POST" and form.is_valid():
        return _begun(request, circle, form)
    context = {"circle": circle, "form": form, "meeting": meeting}
    return render(request, "supervision/live/meet.html", context, status=422 if form.errors else 200)


def _begun(request: SignedRequest, circle: Circle, form: BeginForm) -> HttpResponse:
    minutes, rounds = form.cleaned_data["minutes"] or 0, form.cleaned_data["rounds"]
    return redirect(
        sessions.begin(circle, told=form.chosen, minutes=minutes, with_rounds=rounds, by=request.person)
    )


@private
@require_safe
def meets(request: SignedRequest, pk: int) -> HttpResponse:
    """The part of the page of a circle that says whether it meets now. A page that is open asks for it when a session begins."""
    circle = circles.reach_circle(request.person, pk)
    context = {
        "circle": circle, "sessions": live.sessions_here(circle), "due": live.meeting_due(circle),
        "can_take_part": may(request.person, "circle.take_part", circle),
    }  # fmt: skip
    return render(request, "supervision/live/_meet.html", context)


@private
@require_safe
def session(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    return render(request, "supervision/live/session.html", seen(request, reached(request, pk, key)))


@private
@require_safe
def now(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """The part of the page that changes."""
    return render(request, "supervision/live/_now.html", seen(request, reached(request, pk, key)))


@private
@require_safe
def ahead(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """What the page will show in the turns and steps that follow, so that it need not ask when one begins."""
    found = reached(request, pk, key)
    context = around(request, found) | {"scenes": scenes_ahead(found, reader=request.person)}
    return render(request, "supervision/live/_ahead.html", context)


@told_first
def coming(request: SignedRequest, session: Session) -> Refusal | None:
    return sessions.come(session, by=request.person)


@told_first
def moves(request: SignedRequest, session: Session) -> Refusal | None:
    form = MoveForm(request.POST)
    if not form.is_valid():
        return None
    asked = Asked(by=session.circle.space.own_place(request.person).pk, **form.asked())
    return sessions.move(session, asked, by=request.person)


@private
@require_POST
def hearing(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """A device is there. It gets the part anew, if what it shows no longer holds."""
    found = taken_part(request, pk, key)
    hear(found, by=request.person)
    if QUIETLY in request.headers and live.shown(found).mark == request.POST.get("mark"):
        return HttpResponse(status=204)
    return answered(request, found, None)
