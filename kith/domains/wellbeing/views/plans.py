"""What someone does to keep well, as they wrote it on a good day; and ideas for leaving work at work."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.wellbeing import queries
from kith.domains.wellbeing.actions import keeping
from kith.domains.wellbeing.forms import PlanForm
from kith.domains.wellbeing.views.alone import alone
from kith.domains.wellbeing.work.book import ideas, rights
from kith.foundation.people.requests import SignedRequest


@alone
@require_safe
def plan(request: SignedRequest) -> HttpResponse:
    found = queries.plan_of(request.person)
    parts = [(field.label, getattr(found, name)) for name, field in PlanForm.base_fields.items()]
    context = {"parts": [(label, words) for label, words in parts if words]}
    return render(request, "wellbeing/plan.html", context)


@alone
def change(request: SignedRequest) -> HttpResponse:
    """Sent empty, the plan is gone."""
    before = queries.plan_of(request.person)
    initial = {name: getattr(before, name) for name in PlanForm.base_fields}
    form = PlanForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        keeping.plan(form.plan(), by=request.person)
        messages.success(request, _("It is kept."))
        return redirect("own:plan")
    return render(request, "wellbeing/new_plan.html", {"form": form}, status=422 if form.errors else 200)


@alone
@require_safe
def work(request: SignedRequest) -> HttpResponse:
    own = request.person.country
    there = rights(own)
    context = {
        "ideas": ideas(), "own": [each for each in there if each.country == own],
        "others": [each for each in there if each.country != own],
    }  # fmt: skip
    return render(request, "wellbeing/work.html", context)
