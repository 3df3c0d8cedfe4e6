"""Looking again at what someone else decided."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kith.capabilities.moderation import queries
from kith.capabilities.moderation.actions.appealing import answer
from kith.capabilities.moderation.forms import AnswerForm
from kith.capabilities.moderation.models import Appeal
from kith.capabilities.moderation.rules import in_words
from kith.capabilities.moderation.views.cases import seen
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("appeal.answer", of=queries.reach_appeal)
@never_cache
def appeal(request: SignedRequest, asked: Appeal) -> HttpResponse:
    decision, case = asked.decision, asked.decision.case
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if answer(asked, by=request.person, **form.cleaned_data):
            messages.success(request, _("It is answered, and they are told."))
            space = asked.space
            return redirect(
                reverse("moderation:desk-of-space", args=[space.slug]) if space else "moderation:desk"
            )
        messages.warning(request, _("Someone else has answered meanwhile. Their answer is below."))
        return redirect(asked)
    context = {
        "appeal": asked, "decision": decision, "space": asked.space, "rule": in_words(decision.rule), "form": form,
    } | seen(case)  # fmt: skip
    return render(request, "moderation/appeal.html", context, status=422 if form.errors else 200)
