"""Changing when, where and how a gathering happens, its dates one by one, and cancelling it."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.forms.changing import AddingForm, CancellingForm, ChangingForm, begun_with
from kith.domains.gatherings.forms.moving import MovingForm
from kith.domains.gatherings.queries.dates import reach_occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.saying import said
from kith.domains.gatherings.views.clocks import say_if_turned, say_if_turned_ahead
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.change", of=reach_gathering)
def plan(request: SignedRequest, item: Item) -> HttpResponse:
    gathering = item.gathering
    if request.method != "POST":
        form = ChangingForm(initial=begun_with(gathering), gathering=gathering, host=request.person)
        return render(request, "gatherings/changing.html", {"item": item, "form": form})
    begun = begun_with(gathering)
    form = ChangingForm(request.POST, initial=begun, gathering=gathering, host=request.person)
    if not form.is_valid():
        return render(request, "gatherings/changing.html", {"item": item, "form": form}, status=422)
    changing.replan(item, plan=form.plan(), speakers=form.cleaned_data["speakers"], by=request.person)
    if {"first_day", "at", "zone", "repeats"} & set(form.changed_data):
        gathering.refresh_from_db()
        say_if_turned_ahead(request, gathering)
    return redirect(item)


@requires("gathering.change", of=reach_gathering)
def dates(request: SignedRequest, item: Item) -> HttpResponse:
    """The coming dates, each with a way to move or cancel it, and a form for one more."""
    form = AddingForm(request.POST or None, initial={"at": item.gathering.at})
    if request.method == "POST" and form.is_valid():
        when = form.cleaned_data
        changing.add(item, day=when["day"], at=when["at"], by=request.person)
        say_if_turned(request, datetime.combine(when["day"], when["at"]), clock=item.gathering.zone)
        return redirect("gatherings:dates", item.pk)
    coming = item.gathering.coming
    shown = [said(each, of=item.gathering, reader=request.person) for each in coming]
    return render(
        request, "gatherings/dates.html", {"item": item, "form": form, "dates": shown}, status=_status(form)
    )


@requires("gathering.change", of=reach_occasion)
def date(request: SignedRequest, item: Any) -> HttpResponse:
    """Another time for one date, or a title and a place of its own."""
    occasion, clock = item.occasion, item.gathering.zone
    form = MovingForm(request.POST or None, occasion=occasion, clock=clock)
    if request.method == "POST" and form.is_valid():
        changed: dict[str, Any] = {"item": item, "by": request.person}
        if form.moves:
            changing.move(occasion, begins=form.begins(), minutes=form.minutes(), **changed)
            say_if_turned(request, form.wall(), clock=clock)
        changing.vary(occasion, **form.own(), **changed)
        return redirect("gatherings:dates", item.pk)
    context = {"item": item, "form": form, "date": said(occasion, of=item.gathering, reader=request.person)}
    return render(request, "gatherings/date.html", context, status=_status(form))


@requires("gathering.change", of=reach_occasion)
@require_POST
def date_cancellation(request: SignedRequest, item: Any) -> HttpResponse:
    changing.drop(item.occasion, item=item, by=request.person)
    return redirect("gatherings:dates", item.pk)


@requires("gathering.change", of=reach_gathering)
def cancellation(request: SignedRequest, item: Item) -> HttpResponse:
    if item.state == Item.State.DRAFT:  # nobody waits for it
        return redirect("gatherings:throw-away", item.pk)
    form = CancellingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        changing.cancel(item, why=form.cleaned_data["why"], by=request.person)
        return redirect(item)
    return render(request, "gatherings/cancelling.html", {"item": item, "form": form}, status=_status(form))


@requires("gathering.take_up", of=reach_gathering)
@require_POST
def cancellation_withdrawal(request: SignedRequest, item: Item) -> HttpResponse:
    """It happens after all."""
    changing.take_up(item, by=request.person)
    return redirect(item)


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound and form.errors else 200
