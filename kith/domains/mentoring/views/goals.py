"""Goals of two."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kith.domains.mentoring import queries
from kith.domains.mentoring.actions import aiming
from kith.domains.mentoring.forms import GoalForm, GoalStateForm
from kith.domains.mentoring.views.pairs import page_of
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
def goals(request: SignedRequest, key: str) -> HttpResponse:
    """A line more; a form that is not whole comes back with what was typed."""
    side, pair = queries.reach_pair(request.person, key)
    if request.method != "POST" or pair.is_over:
        return redirect(side)
    form = GoalForm(request.POST)
    if not form.is_valid():
        return page_of(request, side, pair, form)
    aiming.aim(side, form.cleaned_data["words"], by=request.person)
    return redirect(f"{side.get_absolute_url()}#goals")


@private
@require_POST
def state(request: SignedRequest, key: str, goal: int) -> HttpResponse:
    side, found = queries.reach_goal(request.person, key, goal)
    form = GoalStateForm(request.POST)
    if form.is_valid():
        aiming.mark(found, state=form.cleaned_data["state"], side=side, by=request.person)
    return redirect(f"{side.get_absolute_url()}#goals")


@private
@require_POST
def removal(request: SignedRequest, key: str, goal: int) -> HttpResponse:
    side, found = queries.reach_goal(request.person, key, goal)
    aiming.drop(found, side=side, by=request.person)
    return redirect(f"{side.get_absolute_url()}#goals")
