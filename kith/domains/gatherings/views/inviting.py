"""Inviting people, for hosts; and letting an invitation pass."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.inviting import invite, let_pass, take_back
from kith.domains.gatherings.forms.naming import NamingForm
from kith.domains.gatherings.named import reach_among, with_names
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in


@requires("gathering.invite", of=reach_gathering)
def invitations(request: SignedRequest, item: Item) -> HttpResponse:
    """Whom one would like to see, and who has not answered yet."""
    form = NamingForm(request.POST or None, space=item.space, by=request.person)
    if request.method == "POST" and form.is_valid():
        invite(item, people=[member.person for member in form.cleaned_data["names"]], by=request.person)
        return redirect("gatherings:invitations", item.pk)
    invited = with_names(item.gathering.invited.select_related("person"), item=item)
    context = {"item": item, "form": form, "invited": invited}
    return render(request, "gatherings/invitations.html", context, status=422 if form.errors else 200)


@requires("gathering.invite", of=reach_gathering)
@require_POST
def invitation_end(request: SignedRequest, item: Item) -> HttpResponse:
    found = reach_among(item.gathering.invited.all(), request.POST.get("invited", ""))
    take_back(found)
    return redirect("gatherings:invitations", item.pk)


@signed_in
@require_POST
def refusal(request: SignedRequest, pk: int) -> HttpResponse:
    item = reach_gathering(request.person, pk)
    let_pass(item, by=request.person)
    return redirect(item)
