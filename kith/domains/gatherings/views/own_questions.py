"""What hosts ask of those who come."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import questioning
from kith.domains.gatherings.forms.own_questions import OwnQuestionForm, begun_with
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.questions import asked_at, reach_question
from kith.domains.gatherings.question_words import condition, in_words
from kith.domains.gatherings.questions import MOST, Sort, moved
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.change", of=reach_gathering)
@require_safe
def questions(request: SignedRequest, item: Item) -> HttpResponse:
    """Each question with what can be done with it."""
    known = asked_at(item.pk)
    shown = [
        {
            "asked": each, "condition": condition(each, known), "sort": Sort(each.sort).label,
            "choices": in_words(each.choices, sort=each.sort),
            "can_go_earlier": moved(known, each.number, to=each.number - 1) is not None,
            "can_go_later": moved(known, each.number, to=each.number + 1) is not None,
            "decides": any(other.only_if == each.number for other in known),
        }
        for each in known
    ]  # fmt: skip
    context = {"item": item, "questions": shown, "has_room": len(known) < MOST, "most": MOST}
    return render(request, "gatherings/own_questions.html", context)


@requires("gathering.change", of=reach_gathering)
def new_question(request: SignedRequest, item: Item) -> HttpResponse:
    known = asked_at(item.pk)
    if len(known) >= MOST:
        return redirect("gatherings:questions", item.pk)
    form = OwnQuestionForm(request.POST or None, others=known)
    if request.method == "POST" and form.is_valid():
        questioning.ask(item, by=request.person, **form.details())
        return redirect("gatherings:questions", item.pk)
    return _page(request, item, form)


@requires("gathering.change", of=reach_question)
def question(request: SignedRequest, item: Any) -> HttpResponse:
    """Other words, other choices or another condition for a question."""
    known = asked_at(item.pk)
    own = next(each for each in known if each.key == item.question.pk)
    form = OwnQuestionForm(request.POST or None, initial=begun_with(own, known), others=known, question=own)
    if request.method == "POST" and form.is_valid():
        questioning.reword(item.question, item=item, by=request.person, **form.details())
        return redirect("gatherings:questions", item.pk)
    return _page(request, item, form)


def _page(request: SignedRequest, item: Item, form: OwnQuestionForm) -> HttpResponse:
    context = {"item": item, "form": form}
    return render(request, "gatherings/own_question.html", context, status=422 if form.errors else 200)


@requires("gathering.change", of=reach_question)
@require_POST
def placing(request: SignedRequest, item: Any) -> HttpResponse:
    """One place earlier, or later."""
    earlier = "earlier" in request.POST
    questioning.place(item.question, item=item, earlier=earlier, by=request.person)
    return redirect("gatherings:questions", item.pk)


@requires("gathering.change", of=reach_question)
@require_POST
def question_removal(request: SignedRequest, item: Any) -> HttpResponse:
    questioning.drop_question(item.question, item=item, by=request.person)
    return redirect("gatherings:questions", item.pk)
