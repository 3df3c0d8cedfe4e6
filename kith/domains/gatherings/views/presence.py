"""Hosts write down who was there, and set right what stands there. Whom it is about is told."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.forms.naming import NamingForm
from kith.domains.gatherings.forms.staying import stay_forms
from kith.domains.gatherings.models import Stay
from kith.domains.gatherings.queries.dates import reach_occasion
from kith.domains.gatherings.queries.seats import seated_at
from kith.domains.gatherings.queries.stays import reach_attended, stays_at
from kith.domains.gatherings.saying import Said, said
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.zones import zone


@requires("gathering.people", of=reach_occasion)
@require_POST
def presence(request: SignedRequest, item: Any) -> HttpResponse:
    """Someone with a seat was there from beginning to end."""
    wanted = request.POST.get("seat", "")
    seat = next((each for each in seated_at(item.occasion) if str(each.pk) == wanted), None)
    if seat is None:
        raise Http404
    attending.write_down(item.occasion, item=item, people=[seat.person], by=request.person)
    return redirect("gatherings:door", item.pk, item.occasion.pk)


@requires("gathering.people", of=reach_occasion)
def others(request: SignedRequest, item: Any) -> HttpResponse:
    """So were members of the space who came without a seat."""
    form = NamingForm(request.POST or None, space=item.space, by=request.person)
    if request.method == "POST" and form.is_valid():
        people = [member.person for member in form.cleaned_data["names"]]
        attending.write_down(item.occasion, item=item, people=people, by=request.person)
        return redirect("gatherings:door", item.pk, item.occasion.pk)
    context = {"item": item, "form": form, "date": _date(request, item)}
    return render(request, "gatherings/others_there.html", context, status=422 if form.errors else 200)


@requires("gathering.people", of=reach_attended)
def setting_right(request: SignedRequest, item: Any) -> HttpResponse:
    """From when to when someone was there, in the place of all that stands there of them."""
    occasion, person, clock = item.occasion, item.stay.person, zone(item.gathering.zone)
    own = stays_at(occasion).filter(person=person)
    typed = request.POST if "form-TOTAL_FORMS" in request.POST else None
    forms = stay_forms(typed, occasion=occasion, clock=clock, own=own, of_another=True)
    if request.method == "POST" and forms.is_valid():
        spans, how = forms.spans(), Stay.How.HOST
        attending.set_all_right(occasion, item=item, person=person, spans=spans, how=how, by=request.person)
        return redirect("gatherings:door", item.pk, occasion.pk)
    context = {"item": item, "forms": forms, "clock": clock, "date": _date(request, item)}
    return render(request, "gatherings/presence.html", context, status=422 if forms.is_bound else 200)


@requires("gathering.people", of=reach_attended)
@require_POST
def removal(request: SignedRequest, item: Any) -> HttpResponse:
    """They were not there after all."""
    attending.take_away(item.occasion, item=item, person=item.stay.person, by=request.person)
    return redirect("gatherings:door", item.pk, item.occasion.pk)


def _date(request: SignedRequest, item: Any) -> Said:
    return said(item.occasion, of=item.gathering, reader=request.person)
