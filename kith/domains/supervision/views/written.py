"""A session in writing: bringing something, its page, and what is written in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.notifications.actions import settle
from kith.domains.supervision.actions import nudging, passages, written
from kith.domains.supervision.formats.methods import methods
from kith.domains.supervision.formats.shipped import in_language
from kith.domains.supervision.forms.written import BringForm, CaseForm, HeirForm, WordsForm
from kith.domains.supervision.models import Agreement, Circle
from kith.domains.supervision.picture import drawn_steps
from kith.domains.supervision.queries import circles
from kith.domains.supervision.queries import written as sessions
from kith.domains.supervision.queries.formats import formats_for
from kith.domains.supervision.queries.log import own_log
from kith.domains.supervision.queries.written import Seen
from kith.domains.supervision.views.shut import in_safe
from kith.domains.supervision.views.steps import steps_of, to_read
from kith.domains.supervision.written.days import share_passed
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.saying import who_writes
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.tables import may, require

FORM = "supervision/written/words_form.html"


@in_safe
def new(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.write", circle)
    formats = dict(formats_for(circle, circle.space.language, live=False))
    form = BringForm(request.POST if request.method == "POST" else None, formats=formats, clock=circle.zone)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        made = written.begin(
            circle, told=asked["format"], on=asked["on"], kept_days=asked["kept_days"], key=asked["send_key"], by=request.person
        )  # fmt: skip
        if not isinstance(made, Refusal):
            messages.success(
                request, _("It is there. The others in your circle are told that something begins.")
            )
            return redirect(made)
        form.add_error(None, str(made.words))
    context = {"circle": circle, "form": form, "agreed": agreed_in(circle)}
    return render(request, "supervision/written/new.html", context, status=422 if form.errors else 200)


@in_safe
@require_safe
def session(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    seen = sessions.reach_written(request.person, pk, key)
    settle(seen.session.get_absolute_url(), of=request.person.pk, before=seen.moment)
    if not seen.now.is_over:
        nudging.note_came(request.person, moment=seen.moment)
    return _page(request, seen, _form(seen, request.person))


@in_safe
@require_POST
def words(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """Writing in the open step. What is not taken comes back with every word that was typed."""
    seen = sessions.reach_written(request.person, pk, key)
    require(request.person, "circle.write", seen.session.circle)
    form = _form(seen, request.person, request.POST)
    if form is None or not form.is_valid():
        return _page(request, seen, form, typed=request.POST)
    asked = form.cleaned_data
    answer = passages.write(
        seen.session, step=request.POST.get("step", ""), words=asked["words"], output=asked.get("output", ""),
        key=asked["send_key"], by=request.person,
    )  # fmt: skip
    if isinstance(answer, Refusal):
        form.add_error(None, str(answer.words))
        return _page(request, seen, form, typed=request.POST)
    messages.success(request, _("Your circle can read it now."))
    return redirect(seen.session)


@in_safe
def change(request: SignedRequest, pk: int, key: UUID, passage: UUID) -> HttpResponse:
    seen = sessions.reach_written(request.person, pk, key)
    found = sessions.reach_passage(seen, passage)
    require(request.person, "circle.write", seen.session.circle)
    form = CaseForm(
        request.POST if request.method == "POST" else None, writer=request.person, initial={"words": found.words}
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        answer = passages.change(found.row, words=form.cleaned_data["words"], by=request.person)
        if not isinstance(answer, Refusal):
            messages.success(request, _("Your change is kept."))
            return redirect(seen.session)
        form.add_error(None, str(answer.words))
    context = {"seen": seen, "circle": seen.session.circle, "form": form, "passage": found.row}
    return render(request, FORM, context, status=422 if form.errors else 200)


@in_safe
def removal(request: SignedRequest, pk: int, key: UUID, passage: UUID) -> HttpResponse:
    seen = sessions.reach_written(request.person, pk, key)
    found = sessions.reach_passage(seen, passage)
    if request.method != "POST":
        context = {"seen": seen, "circle": seen.session.circle, "said": found}
        return render(request, "supervision/written/removal.html", context)
    passages.take_out(found.row, by=request.person)
    messages.success(request, _("Your words are gone."))
    return redirect(seen.session)


def agreed_in(circle: Circle) -> Agreement | None:
    """The answers of the agreement that holds, where it was written from answers."""
    return circle.agreements.filter(version=circle.space.guidelines_version).first()


def _form(seen: Seen, writer: Person, sent: Any = None) -> WordsForm | None:
    """For the step that is open, to those who write in it."""
    frame = seen.now.frame
    if frame is None or not seen.may_write:
        return None
    return WordsForm(sent, frame=frame, told=seen.words_of(frame), writer=writer)


def _page(request: SignedRequest, seen: Seen, form: WordsForm | None, *, typed: Any = None) -> HttpResponse:
    circle = seen.session.circle
    steps = steps_of(seen, sessions.said_in(seen, reader=request.person))
    mine = [step.leg.number for step in steps if seen.state.voice(seen.me.pk) in step.leg.frame.speakers]
    known = in_language(methods(), seen.session.format.language)
    context = {
        "seen": seen, "circle": circle, "form": form, "steps": steps, "agreed": agreed_in(circle),
        "picture": drawn_steps([each.leg for each in steps], mine=mine, passed=share_passed(seen.state, seen.moment)),
        "methods": [known[each] for each in (seen.now.frame.methods if seen.now.frame else ()) if each in known],
        "writes": who_writes(seen.now.frame) if seen.now.frame else "",
        "to_read": to_read(steps, is_over=seen.now.is_over), "has_words": any(step.said for step in steps),
        "heirs": HeirForm(heirs=seen.heirs) if seen.leads and seen.heirs else None,
        "may_take_part": may(request.person, "circle.write", circle),
        "typed": [typed[name] for name in ("words", "output") if typed.get(name)] if typed and form is None else [],
        "log": own_log(seen.session.log_key, by=request.person) if seen.now.is_over else None,
    }  # fmt: skip
    return render(request, "supervision/written/session.html", context, status=200 if typed is None else 422)
