"""A moment and a result as their owner sees them, whether they are kept or only shown."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from kith.domains.wellbeing.queries import results_of
from kith.domains.wellbeing.saying import others
from kith.domains.wellbeing.things import Kept, Moment, Result
from kith.foundation.people.requests import SignedRequest

Sent = list[tuple[str, str]]


def sent_with(form: forms.Form) -> Sent:
    """What was typed, to go along with the page: so that it can still be kept, while nothing is written."""
    return [(name, form.data[name]) for name in form.fields if form.data.get(name)]


def page_of_moment(
    request: SignedRequest, moment: Moment, *, kept: Kept[Moment] | None = None, sent: Sent | None = None
) -> HttpResponse:
    context = {"moment": moment, "kept": kept, "sent": sent, "others": others(request.person)}
    return render(request, "wellbeing/moment_shown.html", context)


def page_of_result(
    request: SignedRequest, result: Result, *, kept: Kept[Result] | None = None, sent: Sent | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"result": result, "kept": kept, "sent": sent, "others": others(request.person)}
    if kept:
        context["has_earlier"] = len(results_of(request.person, result.code)) > 1
    return render(request, "wellbeing/result.html", context)
