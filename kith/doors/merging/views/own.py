"""The person answers: with both codes, or that it is not so."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.doors.merging.actions import join, refuse
from kith.doors.merging.forms import CodesForm
from kith.doors.merging.models import Proposal
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.lib.reaching import reached


def _own(person: Person) -> Proposal:
    waiting = Proposal.objects.waiting().filter(Q(kept=person) | Q(ended=person))
    return reached(waiting.first())


@signed_in
@never_cache
def joining(request: SignedRequest) -> HttpResponse:
    """The page names neither account: that both are one's own is shown by the codes alone."""
    found = _own(request.person)
    stays = found.kept_id == request.person.pk
    form = CodesForm(request.POST if request.method == "POST" and stays else None)
    if form.is_bound and form.is_valid():
        try:
            join(found, by=request.person, **form.codes())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Your two accounts are one now."))
            return redirect("people:account")
    context = {"form": form, "stays": stays}
    return render(request, "merging/joining.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def refusal(request: SignedRequest) -> HttpResponse:
    refuse(_own(request.person), by=request.person)
    messages.success(request, _("Thank you. Nothing has changed."))
    return redirect("people:account")
