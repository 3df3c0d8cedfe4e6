"""Taking a course: all of it is about oneself, and seen by nobody else."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.courses.actions import taking
from kith.domains.courses.forms.taking import AnswerForm
from kith.domains.courses.models import Step
from kith.domains.courses.progress import answers_in, begun_by, progress_in, progress_of
from kith.domains.courses.queries import (
    drafts_of,
    reach_open,
    reach_open_step,
    reach_own,
    standing,
    still_open,
)
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private

MOST = 60


@private
@require_POST
def beginning(request: SignedRequest, pk: int) -> HttpResponse:
    """Begins a course, or goes on in it, with the step that comes next."""
    item = reach_open(request.person, pk)
    taking.take(item, by=request.person)
    steps = list(standing(item))
    return redirect(progress_in(steps, person=request.person).following(steps) or item)


@private
@require_POST
def done(request: SignedRequest, pk: int, step: int) -> HttpResponse:
    """Done with a step: on to the next that is open, or to the page of the course when all is done."""
    item = reach_open_step(request.person, pk, step)
    taking.finish(item.step, by=request.person)
    steps = list(standing(item))
    after = [each for each in steps if each.number > item.step.number]
    progress = progress_in(steps, person=request.person)
    return redirect(progress.following(after) or progress.following(steps) or item)


@private
@require_POST
def done_withdrawal(request: SignedRequest, pk: int, step: int) -> HttpResponse:
    item = reach_open_step(request.person, pk, step)
    taking.take_up_again(item.step, by=request.person)
    return redirect(item.step)


@private
@require_POST
def answer(request: SignedRequest, pk: int, step: int) -> HttpResponse:
    """Keeps what someone writes for themselves."""
    item = reach_open_step(request.person, pk, step)
    form = AnswerForm(request.POST)
    if item.step.sort != Step.Sort.TASK:
        raise Http404
    if not form.is_valid():
        context = {"item": item, "step": item.step, "form": form}
        return render(request, "courses/answer.html", context, status=422)
    taking.answer(item.step, words=form.cleaned_data["words"], by=request.person)
    messages.success(request, _("It is kept. Only you can read it."))
    return redirect(item.step)


@private
@require_safe
def own(request: SignedRequest, pk: int) -> HttpResponse:
    """What someone wrote in a course, and the way to let go of it; also where they cannot read the course any more."""
    item = reach_own(request.person, pk)
    answers = answers_in(item.pk, person=request.person)
    return render(request, "courses/own.html", {"item": item, "answers": answers})


@private
@require_POST
def own_removal(request: SignedRequest, pk: int) -> HttpResponse:
    item = reach_own(request.person, pk)
    taking.take_no_more(item, by=request.person)
    messages.success(request, _("Nothing of it is kept any more."))
    return redirect(item if item.is_open else "courses:mine")


@private
@require_safe
def mine(request: SignedRequest) -> HttpResponse:
    """The courses that someone takes, those of them that they cannot read any more, and those that they write."""
    begun = begun_by(request.person)[:MOST]
    seen = still_open((each.course_id for each in begun), reader=request.person)
    steps = {
        each.course_id: list(seen[each.course_id].course.steps.all())
        for each in begun
        if each.course_id in seen
    }
    progress = progress_of(steps, person=request.person)
    context = {
        "taken": [
            {"item": seen[key], "following": progress[key].following(own)} for key, own in steps.items()
        ],
        "closed": [each for each in begun if each.course_id not in seen],
        "drafts": list(drafts_of(request.person)[:MOST]),
    }
    return render(request, "courses/mine.html", context)
