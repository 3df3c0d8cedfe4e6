"""A pair, as one of the two sees it: what they agreed on, what they want to come to, when they meet, and the end."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.mentoring import queries
from kith.domains.mentoring.actions import agreeing, ending, leaving
from kith.domains.mentoring.forms import AgreementForm, FarewellForm, GoalForm
from kith.domains.mentoring.meetings import way_to_meeting
from kith.domains.mentoring.models import Pair, Side
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.spaces.queries import current_guidelines

CHOSEN = ("often", "minutes", "way", "until", "between")
A_WHILE = timedelta(days=180)


@private
@require_safe
def pair(request: SignedRequest, key: str) -> HttpResponse:
    side, found = queries.reach_pair(request.person, key)
    ending.note_pair_seen(side, by=request.person)
    return page_of(request, side, found, GoalForm())


def page_of(request: SignedRequest, side: Side, pair: Pair, form: GoalForm) -> HttpResponse:
    context = _around(side, pair) | {"form": form}
    return render(request, "mentoring/pair.html", context, status=422 if form.errors else 200)


def _around(side: Side, pair: Pair) -> dict[str, Any]:
    places = queries.places_in(pair)
    mine, theirs = places.get(side.person_id), places.get(side.other_id)
    return {
        "side": side, "pair": pair, "mine": mine, "theirs": theirs, "goals": queries.goals_of(pair),
        "guidelines": current_guidelines(pair.space), "meetings": queries.next_meetings(pair, reader=side.person),
        "way_to_meeting": way_to_meeting(pair), "both_agree": all(each and each.has_agreed for each in (mine, theirs)),
    }  # fmt: skip


@private
def agreement(request: SignedRequest, key: str) -> HttpResponse:
    side, found = queries.reach_pair(request.person, key)
    if found.is_over:
        return redirect(side)
    initial = {name: getattr(found, name) for name in CHOSEN}
    if not any(initial.values()):
        initial |= {"often": Pair.Often.FORTNIGHT, "minutes": 60, "until": timezone.localdate() + A_WHILE}
    form = AgreementForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if agreeing.agree_on(side, by=request.person, **form.cleaned_data):
            messages.success(request, _("It is written down. The other is asked to read it, and to agree."))
        return redirect(side)
    context = {"form": form, "side": side}
    return render(request, "mentoring/agreement.html", context, status=422 if form.errors else 200)


@private
def end(request: SignedRequest, key: str) -> HttpResponse:
    side, found = queries.reach_pair(request.person, key)
    if found.is_over:
        return redirect(side)
    form = FarewellForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ending.end(side, words=form.cleaned_data["words"], by=request.person)
        messages.success(request, _("It has come to its end. Your goals stay here for both of you."))
        return redirect(side)
    context = {"form": form, "side": side}
    return render(request, "mentoring/end.html", context, status=422 if form.errors else 200)


@private
def removal(request: SignedRequest, key: str) -> HttpResponse:
    side, found = queries.reach_pair(request.person, key)
    if not found.is_over:
        return redirect(side)
    if request.method != "POST":
        return render(request, "mentoring/removal.html", {"side": side})
    leaving.put_away(side, by=request.person)
    messages.success(request, _("It is gone for you. The other keeps their side as long as they like."))
    return redirect("mentoring:overview")
