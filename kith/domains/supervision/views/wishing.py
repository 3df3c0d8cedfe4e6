"""Saying what one wants of a round, part by part, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.supervision.actions.rounds import wishing
from kith.domains.supervision.forms.wishing import FORMS
from kith.domains.supervision.queries import rounds
from kith.domains.supervision.rounds.sealing import read_wish
from kith.domains.supervision.views.shut import in_round
from kith.foundation.people.requests import SignedRequest

FIRST = next(iter(FORMS))


@in_round
def part(request: SignedRequest, pk: int, part: str) -> HttpResponse:
    """The first part is what one needs to take part; the others wait until it is there."""
    found = rounds.reach_round(request.person, pk)
    if part not in FORMS:
        raise Http404
    if not wishing.may_say(found, request.person):
        return redirect("supervision:round", pk)
    before = read_wish(found, request.person)
    if before is None and part != FIRST:
        return redirect("supervision:wish", pk, FIRST)
    earlier = None if before else rounds.said_before(request.person, but=found)
    wished = before or earlier or rounds.from_profile(request.person)
    form = FORMS[part](
        request.POST if request.method == "POST" else None, wished=wished, person=request.person
    )
    if request.method == "POST" and form.is_valid():
        wishing.say(found, by=request.person, first=wished, **form.said())
        messages.success(request, _("It is kept. Only you can read it."))
        return redirect("supervision:round", pk)
    context = {"form": form, "round": found, "part": part, "earlier": earlier}
    return render(request, "supervision/rounds/part.html", context, status=422 if form.errors else 200)


@in_round
@require_POST
def withdrawal(request: SignedRequest, pk: int) -> HttpResponse:
    found = rounds.reach_round(request.person, pk)
    try:
        wishing.take_back(found, by=request.person)
    except PermissionDenied:
        return redirect("supervision:round", pk)
    messages.success(request, _("You no longer take part. What you said is gone, and nobody was told."))
    return redirect("supervision:rounds")
