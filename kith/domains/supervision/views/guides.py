"""Two short guides, for anyone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public


@public
@require_safe
def after_a_loss(request: Request) -> HttpResponse:
    return render(request, "supervision/guides/after_a_loss.html")


@public
@require_safe
def boundary(request: Request) -> HttpResponse:
    return render(request, "supervision/guides/words_for_a_boundary.html")
