"""Deciding a case, and taking a decision back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.capabilities.moderation import queries
from kith.capabilities.moderation.actions import deciding
from kith.capabilities.moderation.actions.keeping import Stale
from kith.capabilities.moderation.forms import DecisionForm, WordsForm
from kith.capabilities.moderation.models import Case, Decision
from kith.capabilities.moderation.views.cases import decision_choices, refused, stale
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("case.handle", of=queries.reach_case)
@require_POST
def decision(request: SignedRequest, case: Case) -> HttpResponse:
    form = DecisionForm(request.POST, **decision_choices(case))
    if not form.is_valid():
        return refused(request, case, "decision_form", form)
    words = form.cleaned_data
    try:
        deciding.decide(
            case, form.verdict(), version=words["version"], goes_on=words["goes_on"], by=request.person
        )
    except Stale:
        return stale(request, case, "decision_form", form)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return refused(request, case, "decision_form", form)
    messages.success(request, _("It is decided. Those who told it, and the person it is about, hear of it."))
    return redirect(case)


@requires("decision.undo", of=queries.reach_decision_at_desk)
@never_cache
def withdrawal(request: SignedRequest, made: Decision) -> HttpResponse:
    """Asks why, then makes it as it was before."""
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deciding.take_back(made, reason=form.cleaned_data["words"], by=request.person)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The decision is taken back, and they are told."))
            return redirect(made.case)
    context = {"decision": made, "case": made.case, "form": form}
    status = 422 if form.errors else 200
    return render(request, "moderation/decision_withdrawal.html", context, status=status)
