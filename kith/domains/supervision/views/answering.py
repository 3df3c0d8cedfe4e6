"""How pages of a session answer: with the part that has changed, as it is for whoever asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.capabilities.rooms.queries import door_of
from kith.capabilities.rooms.views.answering import QUIETLY
from kith.domains.supervision.forms.live import NoteForm, WordsForm
from kith.domains.supervision.live.refusing import Refusal
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.queries import live
from kith.domains.supervision.queries.agreed import agreed_in
from kith.domains.supervision.queries.scene import scene
from kith.domains.supervision.queries.sessions import reach_session
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import View, signed_in
from kith.foundation.permissions.tables import may, require
from kith.infrastructure.database.private import seen_as


def reached(request: SignedRequest, pk: int, key: UUID) -> Session:
    return reach_session(request.person, pk, key, Session.Way.LIVE)


def taken_part(request: SignedRequest, pk: int, key: UUID) -> Session:
    found = reached(request, pk, key)
    require(request.person, "circle.take_part", found.circle)
    return found


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


def answered(request: SignedRequest, session: Session, refused: Refusal | None) -> HttpResponse:
    """The part alone for a page that goes on; for others, the page again."""
    if QUIETLY in request.headers:
        context = seen(request, session) | {"refused": refused.words if refused else ""}
        return render(request, "supervision/live/_now.html", context)
    if refused:
        messages.info(request, str(refused.words))
    return redirect(session)


def again(request: SignedRequest, session: Session, **forms: Any) -> HttpResponse:
    """With a form that was not taken, and what was typed in it."""
    template = "_now" if QUIETLY in request.headers else "session"
    return render(request, f"supervision/live/{template}.html", seen(request, session) | forms, status=422)


def seen(request: SignedRequest, session: Session) -> dict[str, Any]:
    circle, now = session.circle, scene(session, reader=request.person)
    return around(request, session) | {
        "scene": now, "door": door_of(circle.item, reader=request.person),
        "agreed": agreed_in(circle) if not now.is_over else None,
        "meeting": live.meeting_of(session) if now.is_over else None,
    }  # fmt: skip


def around(request: SignedRequest, session: Session) -> dict[str, Any]:
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
