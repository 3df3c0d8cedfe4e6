"""Background jobs: what waits, what runs, what failed and why."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.doors.steward.actions.jobs import begin_job_again, begin_jobs_again, throw_job_away
from kith.doors.steward.jobs_in_words import in_words
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.infrastructure.jobs import keeping
from kith.lib.paging import Page, page_of

JOBS = 30
STATES = {"failed": ("failed",), "waiting": ("todo",), "running": ("doing",)}


def reach_failed(person: Person | None, pk: int) -> ProcrastinateJob:
    reach_desk(person)
    found = keeping.in_state("failed").filter(id=pk).first()
    if found is None:
        raise Http404
    return found


@requires("steward.house", of=reach_desk)
@never_cache
@require_safe
def jobs(request: SignedRequest, _desk: Person) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in STATES else "failed"
    page = page_of(keeping.in_state(*STATES[state]), request, size=JOBS)
    lines = Page(in_words(page.rows, failed=state == "failed"), page.number, page.has_later)
    context: dict[str, Any] = {"state": state, "page": lines, "numbers": keeping.numbers()}
    context["tabs"] = [
        (_("Failed"), "?", state == "failed"),
        (_("Waiting"), "?state=waiting", state == "waiting"),
        (_("Running"), "?state=running", state == "running"),
    ]
    return render(request, "steward/jobs.html", context)


@requires("steward.health", of=reach_desk)
@require_POST
def all_again(request: SignedRequest, _desk: Person) -> HttpResponse:
    begin_jobs_again(by=request.person)
    messages.success(request, _("They are done once more in a moment."))
    return redirect("steward:jobs")


@requires("steward.health", of=reach_failed)
@require_POST
def again(request: SignedRequest, job: ProcrastinateJob) -> HttpResponse:
    if begin_job_again(job.id, task=job.task_name, by=request.person):
        messages.success(request, _("It is done once more in a moment."))
    return redirect("steward:jobs")


@requires("steward.health", of=reach_failed)
@require_POST
def removal(request: SignedRequest, job: ProcrastinateJob) -> HttpResponse:
    if throw_job_away(job.id, task=job.task_name, by=request.person):
        messages.success(request, _("The job is thrown away. What it was to do will not be done."))
    return redirect("steward:jobs")
