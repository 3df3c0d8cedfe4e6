"""A session in which people meet: choosing a way, the page, and what people do on it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.rooms.queries import door_of
from kith.capabilities.rooms.views.answering import QUIETLY
from kith.domains.supervision.actions import live as sessions
from kith.domains.supervision.actions.hearing import hear
from kith.domains.supervision.forms.live import BeginForm, MoveForm, NoteForm, WordsForm
from kith.domains.supervision.live.offering import Asked
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.queries import circles, live
from kith.domains.supervision.queries.formats import formats_for
from kith.domains.supervision.queries.scene import scene, scenes_ahead
from kith.domains.supervision.queries.sessions import reach_session
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import View, signed_in
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import KeyLost


@private
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
    try:
        begun = sessions.begin(
            circle, told=form.chosen, minutes=minutes, with_rounds=rounds, by=request.person
        )
    except KeyLost:
        messages.error(
            request,
            _(
                "The key with which words are locked is missing here. Please tell those who look after this site."
            ),
        )
        return redirect(circle)
    return redirect(begun)


@private
@require_safe
def session(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    return render(request, "supervision/live/session.html", _seen(request, _reached(request, pk, key)))


@private
@require_safe
def now(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """The part of the page that changes."""
    return render(request, "supervision/live/_now.html", _seen(request, _reached(request, pk, key)))


@private
@require_safe
def ahead(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """What the page will show in the steps that follow, so that it need not ask when one begins."""
    found = _reached(request, pk, key)
    context = _around(request, found) | {"scenes": scenes_ahead(found, reader=request.person)}
    return render(request, "supervision/live/_ahead.html", context)


def told_first(act: Callable[[SignedRequest, Session], Refusal | None]) -> View:
    """What was done holds, and the others are told, before a page is made for whoever did it."""

    @signed_in
    @never_cache
    @require_POST
    @wraps(act)
    def view(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
        with seen_as(request.person):
            found = taken_part(request, pk, key)
            refused = act(request, found)
        with seen_as(request.person):
            return answered(request, found, refused)

    return view


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


def _reached(request: SignedRequest, pk: int, key: UUID) -> Session:
    return reach_session(request.person, pk, key, Session.Way.LIVE)


def taken_part(request: SignedRequest, pk: int, key: UUID) -> Session:
    found = _reached(request, pk, key)
    require(request.person, "circle.take_part", found.circle)
    return found


def answered(request: SignedRequest, session: Session, refused: Refusal | None) -> HttpResponse:
    """The part alone for a page that goes on; for others, the page again."""
    if QUIETLY in request.headers:
        context = _seen(request, session) | {"refused": refused.words if refused else ""}
        return render(request, "supervision/live/_now.html", context)
    if refused:
        messages.info(request, str(refused.words))
    return redirect(session)


def again(request: SignedRequest, session: Session, **forms: Any) -> HttpResponse:
    """With a form that was not taken, and what was typed in it."""
    template = "_now" if QUIETLY in request.headers else "session"
    return render(request, f"supervision/live/{template}.html", _seen(request, session) | forms, status=422)


def _seen(request: SignedRequest, session: Session) -> dict[str, Any]:
    circle, seen = session.circle, scene(session, reader=request.person)
    return _around(request, session) | {
        "scene": seen, "door": door_of(circle.item, reader=request.person),
        "agreement": circles.agreement_of(circle) if seen.is_gathering else None,
        "meeting": live.meeting_of(session) if seen.is_over else None,
    }  # fmt: skip


def _around(request: SignedRequest, session: Session) -> dict[str, Any]:
    """What is the same in whichever step."""
    circle, reader = session.circle, request.person
    kept, me = live.kept_of(session, reader=reader), circle.space.own_place(reader).pk
    own = next((each.words for each in kept.notes if each.row.author_id == me), "")
    return {
        "session": session, "circle": circle, "kept": kept, "told": session.format,
        "form": WordsForm(auto_id="words_%s"), "note_form": NoteForm(initial={"notes": own}),
        "in_writing": circle.way in (Circle.Way.TEXT, Circle.Way.MIXED),
        "can_take_part": may(reader, "circle.take_part", circle),
    }  # fmt: skip
