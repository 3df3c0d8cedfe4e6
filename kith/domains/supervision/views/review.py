"""A circle looks at itself together."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.supervision.actions import reviewing
from kith.domains.supervision.forms.reviewing import ReviewForm
from kith.domains.supervision.queries import circles, reviews
from kith.domains.supervision.views.shut import in_safe
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require


@in_safe
def review(request: SignedRequest, pk: int) -> HttpResponse:
    """What each has answered, and one's own answers, which can be changed while the review is on."""
    circle = circles.reach_circle(request.person, pk)
    mine = reviews.own_answer(circle, by=circle.space.own_place(request.person))
    typed = request.POST if request.method == "POST" else None
    form = ReviewForm(typed, initial=asdict(mine.said) if mine else {}, writer=request.person)
    if request.method == "POST":
        require(request.person, "circle.take_part", circle)
        if form.is_valid():
            reviewing.answer(circle, by=request.person, **form.cleaned_data)
            messages.success(request, _("Your answers are there. Your circle can read them."))
            return redirect("supervision:review", pk)
    context = {
        "circle": circle, "form": form, "mine": mine, "answers": reviews.answers(circle, reader=request.person),
        "can_take_part": may(request.person, "circle.take_part", circle),
        "can_conclude": may(request.person, "circle.conclude", circle),
    }  # fmt: skip
    return render(request, "supervision/review.html", context, status=422 if form.errors else 200)


@private
@require_POST
def conclusion(request: SignedRequest, pk: int) -> HttpResponse:
    """After it, the circle goes on, or tries once more."""
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.conclude", circle)
    reviewing.go_on(circle, by=request.person, again=request.POST.get("how") == "again")
    messages.success(request, _("Your circle goes on. What was answered stays among you."))
    return redirect(circle)
