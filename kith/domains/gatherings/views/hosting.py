"""Naming members of the space who host a gathering as well."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.hosting import name_hosts, name_no_more
from kith.domains.gatherings.forms.naming import NamingForm
from kith.domains.gatherings.named import reach_among, with_names
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in


@requires("gathering.name_hosts", of=reach_gathering)
def hosts(request: SignedRequest, item: Item) -> HttpResponse:
    form = NamingForm(request.POST or None, space=item.space, by=request.person)
    if request.method == "POST" and form.is_valid():
        name_hosts(item, people=[member.person for member in form.cleaned_data["names"]], by=request.person)
        return redirect("gatherings:hosts", item.pk)
    named = with_names(item.gathering.hosts.select_related("person"), item=item)
    context = {"item": item, "form": form, "named": named}
    return render(request, "gatherings/hosts.html", context, status=422 if form.errors else 200)


@requires("gathering.name_hosts", of=reach_gathering)
@require_POST
def host_end(request: SignedRequest, item: Item) -> HttpResponse:
    found = reach_among(item.gathering.hosts.all(), request.POST.get("host", ""))
    name_no_more(found, item=item, by=request.person)
    return redirect("gatherings:hosts", item.pk)


@signed_in
@require_POST
def stepping_back(request: SignedRequest, pk: int) -> HttpResponse:
    """Hosting it no more is for each to say, without a reason."""
    item = reach_gathering(request.person, pk)
    if own := item.gathering.hosts.filter(person=request.person).first():
        name_no_more(own, item=item, by=request.person)
    return redirect(item)
