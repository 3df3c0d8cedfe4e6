"""Opening a made name: it takes two stewards and a reason, and its author is told."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.moderation import queries
from kith.capabilities.moderation.actions.unsealing import answer, ask, asked_about
from kith.capabilities.moderation.desks import who_may_decide
from kith.capabilities.moderation.forms import UnsealingAnswerForm, UnsealingForm
from kith.capabilities.moderation.models import Case, Unsealing
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.masks import behind


@requires("seal.ask", of=queries.reach_masked_case)
@never_cache
def asking(request: SignedRequest, case: Case) -> HttpResponse:
    """Says what opening means, and asks for a reason. Where there is one steward alone, it cannot be asked."""
    if before := asked_about(case):
        return redirect(before)
    others = who_may_decide(case, on=None, also_not=[request.person.pk], looks_behind=False)
    has_other, form = others.exists(), UnsealingForm(request.POST or None)
    if request.method == "POST" and has_other and form.is_valid():
        asked = ask(case, reason=form.cleaned_data["reason"], by=request.person)
        messages.success(request, _("You have asked. Nothing is opened until another steward agrees."))
        return redirect(asked)
    context = {"case": case, "form": form, "has_other": has_other}
    return render(request, "moderation/unsealing_asking.html", context, status=422 if form.errors else 200)


@requires("seal.see", of=queries.reach_unsealing)
@never_cache
@require_safe
def unsealing(request: SignedRequest, asked: Unsealing) -> HttpResponse:
    return _page(request, asked, UnsealingAnswerForm())


@requires("seal.answer", of=queries.reach_unsealing)
@never_cache
@require_POST
def answering(request: SignedRequest, asked: Unsealing) -> HttpResponse:
    form = UnsealingAnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form)
    words = form.cleaned_data
    try:
        answer(asked, agrees=words["agrees"] == "yes", words=words["words"], by=request.person)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    return redirect(asked)


def _page(request: SignedRequest, asked: Unsealing, form: UnsealingAnswerForm) -> HttpResponse:
    """Only the two see who it is, and only here."""
    mask, me = asked.case.mask, request.person
    is_one_of_two = me.pk in asked.two
    context = {
        "asked": asked, "case": asked.case, "form": form, "is_one_of_two": is_one_of_two,
        "author": behind(mask) if mask and is_one_of_two else None,
        "can_answer": may(me, "seal.answer", asked), "is_mine": asked.by_id == me.pk,
    }  # fmt: skip
    return render(request, "moderation/unsealing.html", context, status=422 if form.errors else 200)


@signed_in
@never_cache
@require_safe
def opened(request: SignedRequest) -> HttpResponse:
    """To the author: which made names of theirs were opened, why, and by whom."""
    return render(request, "moderation/opened.html", {"openings": queries.openings_of(request.person)})
