"""What one told, what was decided about one, and asking for another look."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.moderation import queries
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.actions.reporting import take_back
from kith.capabilities.moderation.actions.telling import tell_more
from kith.capabilities.moderation.categories import Category, hours
from kith.capabilities.moderation.forms import WordsForm
from kith.capabilities.moderation.letters import decision_by
from kith.capabilities.moderation.models import Decision
from kith.capabilities.moderation.rules import in_words
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, signed_in
from kith.foundation.permissions.tables import may
from kith.lib.paging import page_of

LINES = 20


@signed_in
@never_cache
@require_safe
def reports(request: SignedRequest) -> HttpResponse:
    page = page_of(queries.own_reports(request.person), request, size=LINES)
    return render(request, "moderation/reports.html", {"page": page})


@signed_in
@never_cache
def report(request: SignedRequest, pk: int) -> HttpResponse:
    """What happens with what one told; more can be said as long as it is open."""
    found = queries.reach_own_report(request.person, pk)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and found.case.is_open:
        tell_more(found, words=form.cleaned_data["words"])
        messages.success(request, _("Your words are added."))
        return redirect(found)
    context = {
        "report": found, "form": form, "answers": queries.answers_to(found), "hours": hours(found.category),
        "is_danger": found.category == Category.DANGER, "is_late": found.promised_at < timezone.now(),
    }  # fmt: skip
    return render(request, "moderation/own_report.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def withdrawal(request: SignedRequest, pk: int) -> HttpResponse:
    found = queries.reach_own_report(request.person, pk)
    take_back(found)
    messages.success(request, _("You took it back. You will hear nothing more of it."))
    return redirect(found)


@signed_in
@never_cache
@require_safe
def decisions(request: SignedRequest) -> HttpResponse:
    page = page_of(queries.own_decisions(request.person), request, size=LINES)
    return render(request, "moderation/decisions_about_me.html", {"page": page})


@signed_in
@never_cache
def decision(request: SignedRequest, pk: int) -> HttpResponse:
    """A decision about oneself: what, why, until when, and asking for another look."""
    return _decision(request, queries.reach_own_decision(request.person, pk), person=request.person)


@public
@never_cache
def by_mail(request: Request, token: str) -> HttpResponse:
    """The same for someone who cannot sign in; whoever holds the link is who it was mailed to."""
    found = decision_by(token)
    if found is None:
        raise Http404
    return _decision(request, found, person=found.case.concerned)


def _decision(request: Request | SignedRequest, found: Decision, *, person: Person) -> HttpResponse:
    form = WordsForm(request.POST or None)
    can_appeal = may(person, "decision.appeal", found)
    if request.method == "POST" and can_appeal and form.is_valid():
        appeal(found, words=form.cleaned_data["words"])
        messages.success(request, _("Someone who did not decide will look at it again."))
        return redirect(request.path)
    context = {
        "decision": found, "case": found.case, "rule": in_words(found.rule), "form": form,
        "can_appeal": can_appeal, "appeal": getattr(found, "appeal", None),
        "undone": getattr(found, "undone_by", None),
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "moderation/decision_about_me.html", context, status=status)
