"""Who is named beside an item, and who is asked."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions import answer_naming, ask_to_name
from kith.capabilities.versions.forms import NamingForm
from kith.capabilities.versions.material import chosen_of
from kith.capabilities.versions.models import Contributor
from kith.capabilities.versions.queries import could_be_named, reach_naming, reach_written
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in


@requires("version.write", of=reach_written)
def contributors(request: SignedRequest, item: Item) -> HttpResponse:
    """Those who are named or were asked; and someone more can be asked."""
    form = NamingForm(request.POST or None, members=could_be_named(item, by=request.person))
    if request.method == "POST" and form.is_valid():
        member = form.members[form.cleaned_data["member"]]
        ask_to_name(item, member=member, role=form.cleaned_data["role"], by=request.person)
        return redirect("versions:contributors", item.pk)
    context = {"item": item, "form": form, "people": item.contributors.select_related("member__person")}
    return render(request, "versions/contributors.html", context, status=422 if form.errors else 200)


@signed_in
def naming(request: SignedRequest, pk: int) -> HttpResponse:
    """Asks someone whether they want to be named; they can change their mind."""
    asked = reach_naming(request.person, pk)
    if request.method == "POST":
        answer_naming(asked, agrees="agree" in request.POST, refuses_words="refuse" in request.POST)
        return redirect("versions:naming", pk)
    context = {"asked": asked, "item": asked.item, "states": Contributor.State, "chosen": chosen_of(asked)}
    return render(request, "versions/naming.html", context)
