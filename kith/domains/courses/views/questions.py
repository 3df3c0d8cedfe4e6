"""Writing what a quiz asks."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.domains.courses.actions import asking
from kith.domains.courses.forms.questions import QuestionForm, begun_with
from kith.domains.courses.models import Step
from kith.domains.courses.queries import reach_question, reach_step
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in


def reach_quiz(person: Person | None, pk: int, step: int) -> Any:
    item = reach_step(person, pk, step)
    if item.step.sort != Step.Sort.QUIZ:
        raise Http404
    return item


@requires("course.write", of=reach_quiz)
def new(request: SignedRequest, item: Any) -> HttpResponse:
    form = _form(request, item)
    if request.method == "POST" and form.is_valid():
        asking.ask(item.step, item=item, by=request.person, **_said(form))
        return redirect("courses:write-step", item.pk, item.step.pk)
    return _page(request, item, form)


@requires("course.write", of=reach_question)
def question(request: SignedRequest, item: Any) -> HttpResponse:
    form = _form(request, item, initial=begun_with(item.question))
    if request.method == "POST" and form.is_valid():
        asking.ask_otherwise(item.question, item=item, by=request.person, **_said(form))
        return redirect("courses:write-step", item.pk, item.step.pk)
    return _page(request, item, form)


def _form(request: SignedRequest, item: Any, **begun: Any) -> QuestionForm:
    posted = request.POST if request.method == "POST" else None
    return QuestionForm(posted, writer=request.person, hints=hints_in(item.space), **begun)


def _said(form: QuestionForm) -> dict[str, Any]:
    return {"words": form.cleaned_data["words"], "choices": form.choices()}


def _page(request: SignedRequest, item: Any, form: QuestionForm) -> HttpResponse:
    context = {"item": item, "step": item.step, "form": form}
    return render(request, "courses/question_form.html", context, status=422 if form.errors else 200)


@requires("course.write", of=reach_question)
@require_POST
def removal(request: SignedRequest, item: Any) -> HttpResponse:
    asking.ask_no_more(item.question, item=item, by=request.person)
    return redirect("courses:write-step", item.pk, item.step.pk)
