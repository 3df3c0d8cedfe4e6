"""Looking again at what someone else decided."""

from django.contrib import messages
from django.core.exceptions import ValidationError
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
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            is_first = answer(asked, by=request.person, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return _page(request, asked, form)
        if is_first:
            messages.success(request, _("It is answered, and they are told."))
            space = asked.space
            return redirect(
                reverse("moderation:desk-of-space", args=[space.slug]) if space else "moderation:desk"
            )
        messages.warning(request, _("Someone else has answered meanwhile. Their answer is below."))
        return redirect(asked)
    return _page(request, asked, form)


def _page(request: SignedRequest, asked: Appeal, form: AnswerForm) -> HttpResponse:
    decision = asked.decision
    context = seen(decision.case) | {
        "appeal": asked, "decision": decision, "space": asked.space, "rule": in_words(decision.rule), "form": form,
    }  # fmt: skip
    return render(request, "moderation/appeal.html", context, status=422 if form.errors else 200)
