"""A steward asks someone whether another account is theirs too."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.doors.merging.actions import propose, withdraw
from kith.doors.merging.forms import ProposalForm
from kith.doors.merging.models import Proposal
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.reaching import reached

SHOWN = 10


def reach_kept(person: Person | None, handle: str) -> Person:
    reach_desk(person)
    return reached(Person.objects.active().filter(handle=handle).first())


@requires("merging.propose", of=reach_kept)
@never_cache
def proposing(request: SignedRequest, kept: Person) -> HttpResponse:
    form = ProposalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            propose(
                kept, ended=form.cleaned_data["other"], reason=form.cleaned_data["reason"], by=request.person
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("A code is on its way to each of the two mailboxes."))
            return redirect("merging:proposing", kept.handle)
    asked = Proposal.objects.filter(kept=kept).select_related("ended", "by")[:SHOWN]
    context = {"person": kept, "form": form, "asked": asked}
    return render(request, "merging/proposing.html", context, status=422 if form.errors else 200)


@requires("merging.propose", of=reach_kept)
@require_POST
def withdrawal(request: SignedRequest, kept: Person) -> HttpResponse:
    for proposal in Proposal.objects.filter(kept=kept, state=Proposal.State.WAITING):
        withdraw(proposal, by=request.person)
    messages.success(request, _("Taken back. The codes open nothing any more."))
    return redirect("merging:proposing", kept.handle)
