"""The questions of an instrument: what they are, answering them, and what one answered before."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kith.domains.wellbeing import queries
from kith.domains.wellbeing.actions import keeping
from kith.domains.wellbeing.forms import AnswersForm
from kith.domains.wellbeing.instruments.book import book
from kith.domains.wellbeing.instruments.shapes import Instrument
from kith.domains.wellbeing.saying import told
from kith.domains.wellbeing.things import Kept, Result
from kith.domains.wellbeing.views.alone import alone
from kith.domains.wellbeing.views.showing import page_of_result, sent_with
from kith.foundation.people.requests import SignedRequest


@alone
@require_safe
def questions(request: SignedRequest, questions: str) -> HttpResponse:
    """What it is, how long it takes, who sees it; and when it was answered last, if that was not long ago."""
    instrument = _reach(questions)
    before = queries.results_of(request.person, instrument.code)
    context = {"instrument": instrument, "lately": _lately(instrument, before)}
    return render(request, "wellbeing/questions.html", context)


def _reach(key: str) -> Instrument:
    found = book().find(key)
    if found is None:
        raise Http404
    return found


def _lately(instrument: Instrument, before: list[Kept[Result]]) -> Kept[Result] | None:
    since = timezone.now() - timedelta(days=instrument.retest_days)
    return next((each for each in before if each.at > since), None)


@alone
def answers(request: SignedRequest, questions: str) -> HttpResponse:
    """Kept only if whoever answers says so: shown, it is written nowhere."""
    instrument = _reach(questions)
    form = AnswersForm(request.POST if request.method == "POST" else None, instrument=instrument)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "instrument": instrument}
        return render(request, "wellbeing/answers.html", context, status=422 if form.errors else 200)
    result = told(instrument, form.given())
    if request.POST.get("do") == "keep":
        return redirect(keeping.keep(result, by=request.person))
    return page_of_result(request, result, sent=sent_with(form))


@alone
@require_safe
def earlier(request: SignedRequest, key: str) -> HttpResponse:
    """One's own answers to the same questions, by their days. Nothing is drawn between them."""
    found = queries.reach_only(request.person, key, Result)
    results = queries.results_of(request.person, found.what.code)
    return render(request, "wellbeing/earlier.html", {"kept": found, "results": results})
