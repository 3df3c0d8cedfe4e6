"""One credential: where it stands, and writing it down."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.learning import queries
from kith.domains.learning.actions import holding
from kith.domains.learning.forms.credentials import CredentialForm
from kith.domains.learning.models import Credential
from kith.domains.learning.rulebook import rulebook
from kith.domains.learning.rules.shapes import DAY
from kith.domains.learning.saying import day
from kith.domains.learning.showing import because, shown
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
@require_safe
def credential(request: SignedRequest, pk: int) -> HttpResponse:
    held, today = queries.reach_credential(request.person, pk), timezone.localdate()
    stood = queries.stand(held, today=today)
    context: dict[str, Any] = {
        "each": shown(stood, today=today), "credential": held, "left_out": because(stood.left_out),
        "outside": because(stood.outside(today)), "waivers": held.waivers.all(),
        "periods": [(each.number, day(each.starts), day(each.ends - DAY)) for each in queries.periods_of(stood, today=today)],
    }  # fmt: skip
    return render(request, "learning/credential.html", context)


@private
def new(request: SignedRequest) -> HttpResponse:
    form = CredentialForm(request.POST if request.method == "POST" else None, book=rulebook())
    if request.method == "POST" and form.is_valid():
        made = holding.hold(by=request.person, **form.told())
        messages.success(request, _("It is written down. Only you can see it."))
        return redirect(made)
    return _form(request, form)


@private
def change(request: SignedRequest, pk: int) -> HttpResponse:
    held = queries.reach_credential(request.person, pk)
    form = CredentialForm(request.POST if request.method == "POST" else None, instance=held, book=rulebook())
    if request.method == "POST" and form.is_valid():
        holding.change(held, by=request.person, **form.told())
        messages.success(request, _("Your change is kept."))
        return redirect(held)
    return _form(request, form, held)


def _form(request: SignedRequest, form: CredentialForm, held: Credential | None = None) -> HttpResponse:
    context = {"form": form, "credential": held}
    return render(request, "learning/credential_form.html", context, status=422 if form.errors else 200)


@private
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    held = queries.reach_credential(request.person, pk)
    if request.method != "POST":
        return render(request, "learning/credential_removal.html", {"credential": held})
    holding.drop(held, by=request.person)
    messages.success(request, _("It is gone. Your hours are all still here."))
    return redirect("learning:overview")
