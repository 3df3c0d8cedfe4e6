"""Writing the steps of a course."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.courses.actions import ordering
from kith.domains.courses.forms.steps import FORMS, StepForm, begun_with
from kith.domains.courses.models import Step
from kith.domains.courses.queries import beside, reach_step, reach_written
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in


def reach_place(person: Person | None, pk: int, sort: str) -> Any:
    """A course to which a step of a `sort` is to be added."""
    item: Any = reach_written(person, pk)
    if sort not in FORMS:
        raise Http404
    item.sort = Step.Sort(sort)
    return item


@requires("course.write", of=reach_place)
def new(request: SignedRequest, item: Any) -> HttpResponse:
    form = _form(request, item, item.sort)
    if request.method == "POST" and form.is_valid():
        try:
            made = ordering.add_step(item, sort=item.sort, by=request.person, **form.details())
        except ordering.Full:
            form.add_error(None, _("This course has many steps already. Please begin a second one."))
        else:
            return _onwards(made)
    return _page(request, item, form, item.sort)


@requires("course.write", of=reach_step)
def writing(request: SignedRequest, item: Any) -> HttpResponse:
    """Changes a step; a quiz shows its questions here as well."""
    form = _form(request, item, item.step.sort, initial=begun_with(item.step))
    if request.method == "POST" and form.is_valid():
        ordering.change_step(item.step, item=item, by=request.person, **form.details())
        return _back(item)
    return _page(request, item, form, Step.Sort(item.step.sort), step=item.step)


def _form(request: SignedRequest, item: Any, sort: str, **begun: Any) -> StepForm:
    posted = request.POST if request.method == "POST" else None
    return FORMS[sort](posted, writer=request.person, hints=hints_in(item.space), **begun)


def _page(
    request: SignedRequest, item: Any, form: StepForm, sort: Step.Sort, *, step: Step | None = None
) -> HttpResponse:
    context = {"item": item, "form": form, "sort": sort, "step": step}
    return render(request, "courses/step_form.html", context, status=422 if form.errors else 200)


def _onwards(step: Step) -> HttpResponse:
    """A quiz needs its first question; everything else is whole."""
    if step.sort == Step.Sort.QUIZ:
        return redirect("courses:new-question", step.course_id, step.pk)
    return redirect("courses:writing", step.course_id)


@requires("course.write", of=reach_step)
@require_POST
def place(request: SignedRequest, item: Any) -> HttpResponse:
    """Moves a step one place up or down."""
    if other := beside(item.step, way="up" if "up" in request.POST else "down"):
        ordering.swap(item.step, past=other, item=item, by=request.person)
    return _back(item)


@requires("course.write", of=reach_step)
def removal(request: SignedRequest, item: Any) -> HttpResponse:
    if request.method == "POST":
        ordering.take_out(item.step, item=item, by=request.person)
        messages.success(request, _("The step was taken out."))
        return redirect("courses:writing", item.pk)
    return render(request, "courses/step_removal.html", {"item": item, "step": item.step})


def _back(item: Any) -> HttpResponse:
    """To the same step, wherever it stands now."""
    response = redirect("courses:writing", item.pk)
    response.headers["Location"] += f"#step-{item.step.pk}"
    return response
