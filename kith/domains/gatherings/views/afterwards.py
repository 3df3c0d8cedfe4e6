"""Saying how a gathering was, and reading it as those who held it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.answering import answer
from kith.domains.gatherings.actions.asking_after import choose_questions
from kith.domains.gatherings.actions.setting_aside import set_aside
from kith.domains.gatherings.afterwards import OPEN_FOR, questions_of, was_asked
from kith.domains.gatherings.forms.afterwards import FeedbackForm, QuestionForms, SettingAsideForm, asked_in
from kith.domains.gatherings.forms.questions import as_written
from kith.domains.gatherings.handfuls import FEW
from kith.domains.gatherings.models import Answered, Feedback, Gathering
from kith.domains.gatherings.queries.dates import reach_occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.questions import Question, read
from kith.domains.gatherings.saying import said
from kith.domains.gatherings.told import reach_words, told
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.answer", of=reach_occasion)
def feedback(request: SignedRequest, item: Any) -> HttpResponse:
    """For those who were there, or had a seat: once it is over they say how it was, if they like."""
    occasion, person, plan = item.occasion, request.person, item.gathering
    if plan.asks_after == Gathering.After.NOTHING or not was_asked(occasion, plan=plan, person=person):
        raise Http404
    kept = Feedback.objects.filter(occasion=occasion).first()
    form = FeedbackForm(request.POST or None, questions=_asked(item, kept), needed=plan.needs_answers)
    has_answered = Answered.objects.filter(feedback=occasion.pk, person=person).exists()
    is_open = occasion.ends_at <= timezone.now() and (kept is None or kept.is_open) and not has_answered
    if request.method == "POST" and is_open and form.is_valid():
        answer(occasion, form.sheet(), item=item, by=person)
        messages.success(request, _("Thank you. Your answers lie with those of the others, without a name."))
        return redirect("gatherings:feedback", item.pk, occasion.pk)
    context = {
        "item": item, "form": form, "plan": plan, "date": said(occasion, of=plan, reader=person), "few": FEW, "is_open": is_open,
        "has_answered": has_answered, "is_over": occasion.ends_at <= timezone.now(), "until": occasion.ends_at + OPEN_FOR,
    }  # fmt: skip
    return render(
        request, "gatherings/feedback.html", context, status=422 if is_open and form.errors else 200
    )


def _asked(item: Item, kept: Feedback | None) -> list[Question]:
    return read(kept.questions) if kept else questions_of(item.gathering, language=item.language)


@requires("gathering.people", of=reach_occasion)
@require_safe
def answers(request: SignedRequest, item: Any) -> HttpResponse:
    """What was said without names, once a few have said something."""
    kept = Feedback.objects.filter(occasion=item.occasion).first()
    context = {
        "item": item, "kept": kept, "few": FEW, "date": said(item.occasion, of=item.gathering, reader=request.person),
        "told": told(kept),
    }  # fmt: skip
    return render(request, "gatherings/answers.html", context)


@requires("gathering.set_aside", of=reach_words)
def setting_aside(request: SignedRequest, item: Any) -> HttpResponse:
    """Asks why, and lets nobody read these words any more."""
    occasion, form = item.occasion, SettingAsideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = {"number": item.told.question.number, "words": item.words.text}
        set_aside(occasion, **words, **form.cleaned_data, item=item, by=request.person)
        messages.success(request, _("It is set aside. Nobody reads it any more."))
        return redirect("gatherings:answers", item.pk, occasion.pk)
    context = {"item": item, "form": form, "date": said(occasion, of=item.gathering, reader=request.person)}
    return render(request, "gatherings/setting_aside.html", context, status=422 if form.errors else 200)


@requires("gathering.change", of=reach_gathering)
def questions(request: SignedRequest, item: Item) -> HttpResponse:
    """The questions that hosts ask after each date."""
    asked = [as_written(each) for each in questions_of(item.gathering, language=item.language)]
    forms = QuestionForms(request.POST if "form-TOTAL_FORMS" in request.POST else None, initial=asked)
    if request.method == "POST" and "usual" in request.POST:
        choose_questions(item, [], by=request.person)
        return redirect("gatherings:questions-after", item.pk)
    if request.method == "POST" and forms.is_valid():
        choose_questions(item, asked_in(forms), by=request.person)
        return redirect(item)
    context = {"item": item, "forms": forms, "plan": item.gathering}
    return render(request, "gatherings/questions.html", context, status=422 if forms.is_bound else 200)
