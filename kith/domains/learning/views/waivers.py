"""What a board waived, as its owner writes it down."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.learning import queries
from kith.domains.learning.actions import holding
from kith.domains.learning.forms.credentials import WaiverForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
def waivers(request: SignedRequest, pk: int) -> HttpResponse:
    held = queries.reach_credential(request.person, pk)
    form = WaiverForm(
        request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        holding.waive(held, by=request.person, **form.cleaned_data)
        messages.success(request, _("The waiver is written down."))
        return redirect(held)
    context = {"form": form, "credential": held}
    return render(request, "learning/waivers.html", context, status=422 if form.errors else 200)


@private
@require_POST
def withdrawal(request: SignedRequest, pk: int) -> HttpResponse:
    waiver = queries.reach_waiver(request.person, pk)
    holding.take_waiver_back(waiver, by=request.person)
    messages.success(request, _("The waiver is taken back."))
    return redirect(waiver.credential)
