"""What moves a session in writing on: coming in, having nothing to add, moderating, and going."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.supervision.actions import written
from kith.domains.supervision.forms.written import HeirForm, SeenForm
from kith.domains.supervision.queries.written import Seen, reach_written
from kith.domains.supervision.views.shut import in_safe
from kith.domains.supervision.written.refusing import Refusal
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.tables import require


@in_safe
@require_POST
def coming(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    seen = _reach(request, pk, key)
    answer = written.come_in(seen.session, by=request.person)
    return _back(request, seen, answer, _("You are in. You can read and write from here on."))


@in_safe
@require_POST
def nothing(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """Having nothing to add to the step that was on the page."""
    seen = _reach(request, pk, key)
    step = request.POST.get("step", "")
    answer = written.have_nothing_to_add(seen.session, step=step, by=request.person)
    return _back(request, seen, answer, _("That is fine. Nobody waits for you in this step."))


@in_safe
@require_POST
def next_step(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    seen = _reach(request, pk, key)
    answer = written.move_on(seen.session, seen=_seen(request), by=request.person)
    return _back(request, seen, answer, _("The next step is open."))


@in_safe
@require_POST
def day(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    seen = _reach(request, pk, key)
    answer = written.give_day(seen.session, seen=_seen(request), by=request.person)
    return _back(request, seen, answer, _("This step has one more day."))


@in_safe
@require_POST
def moderation(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    """Handing it over; what is chosen from an old page may be no longer there."""
    seen = _reach(request, pk, key)
    form = HeirForm(request.POST, heirs=seen.heirs)
    if not form.is_valid():
        return _back(request, seen, Refusal.NOT_HERE, "")
    answer = written.hand_over(seen.session, to=form.cleaned_data["to"], by=request.person)
    return _back(request, seen, answer, _("It is handed over. Thank you for minding it."))


@in_safe
def leaving(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    seen = reach_written(request.person, pk, key)
    if request.method != "POST":
        return render(request, "supervision/written/leaving.html", _around(seen))
    answer = written.leave(seen.session, by=request.person)
    return _back(request, seen, answer, _("You are out of it. You need no reason."))


@in_safe
def end(request: SignedRequest, pk: int, key: UUID) -> HttpResponse:
    seen = reach_written(request.person, pk, key)
    if request.method != "POST":
        return render(request, "supervision/written/end.html", _around(seen))
    answer = written.close(seen.session, by=request.person)
    return _back(request, seen, answer, _("It is over. You need no reason."))


def _around(seen: Seen) -> dict[str, object]:
    return {"seen": seen, "circle": seen.session.circle}


def _reach(request: SignedRequest, pk: int, key: UUID) -> Seen:
    seen = reach_written(request.person, pk, key)
    require(request.person, "circle.write", seen.session.circle)
    return seen


def _seen(request: SignedRequest) -> int:
    """The step that was on the page; none of them where nothing sensible was sent."""
    form = SeenForm(request.POST)
    return form.cleaned_data["seen"] if form.is_valid() else -1


def _back(request: SignedRequest, seen: Seen, answer: object, done: str) -> HttpResponse:
    if isinstance(answer, Refusal):
        messages.info(request, str(answer.words))
    else:
        messages.success(request, done)
    return redirect(seen.session)
