"""Saying which competencies an item is about."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.capabilities.items.masks import acting
from kith.capabilities.items.models import Item
from kith.domains.competencies.actions import naming
from kith.domains.competencies.book import book
from kith.domains.competencies.forms import NamingForm
from kith.domains.competencies.queries import reach_nameable
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("competencies.name", of=reach_nameable)
def name(request: SignedRequest, item: Item) -> HttpResponse:
    known = book()
    now = known.competencies(item.abouts.values_list("framework", "competency"))
    form = NamingForm(request.POST if request.method == "POST" else None, book=known, now=now)
    if request.method == "POST" and form.is_valid():
        naming.name(item, about=form.cleaned_data["about"], by=acting(item, request.person))
        messages.success(request, _("Kept. It stands on the page now."))
        return redirect(item)
    status = 422 if form.errors else 200
    return render(request, "competencies/naming.html", {"form": form, "item": item}, status=status)
