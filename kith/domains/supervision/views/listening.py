"""“Could someone listen?”, asked within a circle."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions import listening as listeners
from kith.domains.supervision.forms.own import ListeningForm
from kith.domains.supervision.queries import circles
from kith.foundation.crisis.queries import countries
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require


@private
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
    place = found.circle.space.own_place(request.person)
    context = {
        "listening": found, "circle": found.circle, "is_own": found.asker == place, "is_mine": found.answerer == place,
        "can_listen": found.asker != place and may(request.person, "circle.take_part", found.circle),
        "to_call": countries(request.person.country)[:1] if request.person.country else [],
    }  # fmt: skip
    return render(request, "supervision/listening.html", context)


@private
@require_POST
def answer(request: SignedRequest, pk: int, key: str) -> HttpResponse:
    found = circles.reach_listening(request.person, pk, key)
    require(request.person, "circle.take_part", found.circle)
    if not listeners.answer(found, by=request.person):
        messages.info(request, _("Someone was quicker, or it is over. There is nothing that you have to do."))
    return redirect(found)


@private
@require_POST
def closing(request: SignedRequest, pk: int, key: str) -> HttpResponse:
    found = circles.reach_listening(request.person, pk, key)
    listeners.close(found, by=request.person)
    messages.success(request, _("You no longer ask. Your words are gone."))
    return redirect(found.circle)
