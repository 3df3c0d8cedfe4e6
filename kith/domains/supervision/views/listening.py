"""“Could someone listen?”, asked within a circle."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions import listening as listeners
from kith.domains.supervision.forms.lines import LineForm
from kith.domains.supervision.forms.own import ListeningForm
from kith.domains.supervision.models import Listening
from kith.domains.supervision.queries import circles
from kith.domains.supervision.queries.listening import written_with
from kith.domains.supervision.views.shut import in_safe
from kith.foundation.crisis.queries import countries
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require


@in_safe
def asking(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.take_part", circle)
    form = ListeningForm(request.POST if request.method == "POST" else None, writer=request.person)
    if request.method == "POST" and form.is_valid():
        return redirect(listeners.ask(circle, by=request.person, **form.cleaned_data))
    context = {"circle": circle, "form": form}
    return render(request, "supervision/asking.html", context, status=422 if form.errors else 200)


@private
@require_safe
def listening(request: SignedRequest, pk: int, key: str) -> HttpResponse:
    """What it says depends on who reads it: whoever asked, whoever answered, or someone who could."""
    found = circles.reach_listening(request.person, pk, key)
    listeners.note_seen(found, by=request.person)
    return _page(request, found, LineForm())


@private
@require_POST
def answer(request: SignedRequest, pk: int, key: str) -> HttpResponse:
    found = circles.reach_listening(request.person, pk, key)
    require(request.person, "circle.take_part", found.circle)
    if not listeners.answer(found, by=request.person):
        messages.info(request, _("Someone was quicker, or it is over. There is nothing that you have to do."))
    return redirect(found)


@in_safe
@require_POST
def line(request: SignedRequest, pk: int, key: str) -> HttpResponse:
    """Writing to the other of the two. What is not taken comes back with every word that was typed."""
    found = circles.reach_listening(request.person, pk, key)
    if found.circle.space.own_place(request.person) not in (found.asker, found.answerer):
        raise Http404
    require(request.person, "circle.take_part", found.circle)
    form = LineForm(request.POST, writer=request.person)
    if form.is_valid():
        words, once = form.cleaned_data["words"], form.cleaned_data["send_key"]
        if listeners.write(found, words, key=once, by=request.person):
            return redirect(found)
    return _page(request, found, form)


@private
@require_POST
def closing(request: SignedRequest, pk: int, key: str) -> HttpResponse:
    found = circles.reach_listening(request.person, pk, key)
    listeners.close(found, by=request.person)
    messages.success(request, _("You no longer ask. Your words are gone."))
    return redirect(found.circle)


def _page(request: SignedRequest, found: Listening, form: LineForm) -> HttpResponse:
    place = found.circle.space.own_place(request.person)
    other = listeners.other_of(found, by=request.person)
    typed: Any = form.data.get("words") if form.is_bound and other is None else ""
    context = {
        "listening": found, "circle": found.circle, "is_own": found.asker == place, "is_mine": found.answerer == place,
        "can_listen": found.asker != place and may(request.person, "circle.take_part", found.circle),
        "to_call": countries(request.person.country)[:1] if request.person.country else [],
        "written": written_with(found, reader=request.person), "other": other, "form": form, "me": place,
        "typed": [typed] if typed else [],
    }  # fmt: skip
    return render(request, "supervision/listening.html", context, status=422 if form.is_bound else 200)
