"""One's own plan: next steps, what became of them, and writing them down."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.competencies import queries
from kith.domains.competencies.actions import planning
from kith.domains.competencies.book import book
from kith.domains.competencies.forms import StepForm
from kith.domains.competencies.models import NextStep
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.paging import page_of

SHOWN = 30


@private
@require_safe
def ahead(request: SignedRequest) -> HttpResponse:
    return _listed(request, queries.steps_of(request.person, is_open=True), template="plan")


@private
@require_safe
def ended(request: SignedRequest) -> HttpResponse:
    """What was done or let go."""
    return _listed(request, queries.steps_of(request.person, is_open=False), template="ended")


def _listed(request: SignedRequest, rows: QuerySet[NextStep, NextStep], *, template: str) -> HttpResponse:
    page = page_of(rows, request, size=SHOWN)
    steps = queries.with_what_they_are_about(page.rows, reader=request.person, known=book())
    return render(request, f"competencies/{template}.html", {"page": page, "steps": steps})


@private
def new(request: SignedRequest) -> HttpResponse:
    """Begins with what one came from: a competency, or an item."""
    form = _filled(request, NextStep())
    if request.method == "POST" and form.is_valid():
        planning.plan(by=request.person, **form.told())
        messages.success(request, _("It is in your plan. Only you can see it."))
        return redirect("competencies:plan")
    return _form(request, form)


@private
def step(request: SignedRequest, pk: int) -> HttpResponse:
    found = queries.reach_step(request.person, pk)
    form = _filled(request, found)
    if request.method == "POST" and form.is_valid():
        planning.change(found, by=request.person, **form.told())
        messages.success(request, _("Your change is kept."))
        return redirect("competencies:plan")
    return _form(request, form, found)


def _filled(request: SignedRequest, step: NextStep) -> StepForm:
    began = {name: request.GET.get(name, "") for name in ("about", "item")}
    initial = {"item": step.item_id} if step.pk else began
    sent = request.POST if request.method == "POST" else None
    return StepForm(sent, instance=step, initial=initial, book=book(), by=request.person)


def _form(request: SignedRequest, form: StepForm, step: NextStep | None = None) -> HttpResponse:
    context = {"form": form, "step": step}
    return render(request, "competencies/step_form.html", context, status=422 if form.errors else 200)


@private
@require_POST
def done(request: SignedRequest, pk: int) -> HttpResponse:
    planning.end(queries.reach_step(request.person, pk), NextStep.State.DONE, by=request.person)
    messages.success(request, _("Done. It stands below what is over."))
    return redirect("competencies:plan")


@private
@require_POST
def letting_go(request: SignedRequest, pk: int) -> HttpResponse:
    planning.end(queries.reach_step(request.person, pk), NextStep.State.LET_GO, by=request.person)
    messages.success(request, _("Let go. You can take it up again whenever you like."))
    return redirect("competencies:plan")


@private
@require_POST
def taking_up(request: SignedRequest, pk: int) -> HttpResponse:
    planning.take_up(queries.reach_step(request.person, pk), by=request.person)
    messages.success(request, _("It is ahead again."))
    return redirect("competencies:plan")


@private
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    found = queries.reach_step(request.person, pk)
    if request.method != "POST":
        return render(request, "competencies/step_removal.html", {"step": found})
    planning.drop(found, by=request.person)
    messages.success(request, _("It is gone."))
    return redirect("competencies:plan")
