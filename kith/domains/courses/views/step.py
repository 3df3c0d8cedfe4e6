"""A step of a course, as one reads it, and trying its quiz."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.domains.courses.forms.taking import AnswerForm, QuizForm
from kith.domains.courses.lengths import in_words
from kith.domains.courses.models import Step
from kith.domains.courses.progress import answer_to, progress_in
from kith.domains.courses.queries import led_to, reach_open_step, reach_step, standing
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.private import private


@public
@require_safe
def step(request: Request, pk: int, step: int) -> HttpResponse:
    item = reach_step(request.person, pk, step)
    context = _context(item, reader=request.person)
    response = render(request, "courses/step.html", context)
    if context["progress"].has_begun:
        add_never_cache_headers(response)
    return response


@private
@require_POST
def trying(request: SignedRequest, pk: int, step: int) -> HttpResponse:
    """Says what fits and why. Nothing of it is kept, and it can be tried again as often as one likes."""
    item = reach_open_step(request.person, pk, step)
    if item.step.sort != Step.Sort.QUIZ:
        raise Http404
    quiz = QuizForm(request.POST, step=item.step)
    context = _context(item, reader=request.person) | {"quiz": quiz, "was_tried": quiz.is_valid()}
    return render(request, "courses/step.html", context, status=422 if quiz.errors else 200)


def _context(item: Any, *, reader: Person | None) -> dict[str, Any]:
    steps = list(standing(item))
    at = next(number for number, each in enumerate(steps) if each.pk == item.step.pk)
    progress = progress_in(steps, person=reader)
    return {
        "item": item, "step": item.step, "number": at + 1, "length": in_words(item.step.minutes),
        "before": steps[at - 1] if at else None, "after": steps[at + 1] if at + 1 < len(steps) else None,
        "progress": progress, "is_done": progress.has_begun and progress.is_done(item.step),
        "was_there": item.step.pk in progress.there, "is_draft": item.state == Item.State.DRAFT,
        "to": led_to(item.step, reader=reader), **_asked(item.step, reader=reader),
    }  # fmt: skip


def _asked(step: Step, *, reader: Person | None) -> dict[str, Any]:
    if step.sort == Step.Sort.QUIZ:
        return {"quiz": QuizForm(step=step)}
    if step.sort == Step.Sort.TASK and reader is not None:
        return {"form": AnswerForm(initial={"words": answer_to(step, person=reader)})}
    return {}
