"""Certificates for those who were there: given, taken back, and given again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.gatherings.actions.certifying import certify_all, give_again_to, take_back_from
from kith.domains.gatherings.as_one import dates_with
from kith.domains.gatherings.forms.attending import CertificatesForm, SettingRightForm
from kith.domains.gatherings.named import with_names
from kith.domains.gatherings.queries.dates import reach_occasion
from kith.domains.gatherings.queries.stays import reach_attended, stays_at
from kith.domains.gatherings.saying import said
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.people", of=reach_occasion)
def certificates(request: SignedRequest, item: Any) -> HttpResponse:
    """Once it is over, everyone who was there is given a certificate, which only they see."""
    occasion, back = item.occasion, redirect("gatherings:door", item.pk, item.occasion.pk)
    dates = dates_with(occasion, plan=item.gathering)
    if dates[-1].ends_at > timezone.now():
        return back
    form = CertificatesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if certify_all(occasion, item=item, by=request.person, **form.cleaned_data):
            messages.success(
                request, _("Everyone who was there has a certificate now. It is for them alone.")
            )
        return back
    people = {stay.person_id: stay for stay in with_names(stays_at(*dates), item=item)}
    context = {
        "item": item, "form": form, "date": said(occasion, of=item.gathering, reader=request.person),
        "people": people.values(), "dates": [said(each, of=item.gathering, reader=request.person) for each in dates],
    }  # fmt: skip
    return render(request, "gatherings/certificates.html", context, status=422 if form.errors else 200)


@requires("gathering.people", of=reach_attended)
def certificate(request: SignedRequest, item: Any) -> HttpResponse:
    """Taking back what someone was given, or giving it again. Whether they have one is told to them alone."""
    occasion, person = item.occasion, item.stay.person
    form = SettingRightForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        act = give_again_to if form.gives_again else take_back_from
        act(person, occasion=occasion, item=item, reason=form.cleaned_data["reason"], by=request.person)
        messages.success(request, _("It is done. Whoever had a certificate of it is told."))
        return redirect("gatherings:certify", item.pk, occasion.pk)
    context = {
        "item": item, "form": form, "date": said(occasion, of=item.gathering, reader=request.person),
        "name": item.stay.name,
    }  # fmt: skip
    return render(request, "gatherings/certificate.html", context, status=422 if form.errors else 200)
