"""Adding pieces of one sort, saying own words better, and taking a piece away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.domains.portfolios.actions import keeping
from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.queries import reach_piece, seen
from kith.domains.portfolios.sorts import SORTS, Sort
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
def new(request: SignedRequest, sort: str) -> HttpResponse:
    if sort not in SORTS:
        raise Http404
    return _written(request, SORTS[sort])


@private
def piece(request: SignedRequest, pk: int) -> HttpResponse:
    """What leads to something else is changed there."""
    own = reach_piece(request.person, pk)
    if not SORTS[own.sort].in_own_words:
        return redirect("portfolios:overview")
    return _written(request, SORTS[own.sort], own)


def _written(request: SignedRequest, sort: Sort, own: Piece | None = None) -> HttpResponse:
    form = sort.form(request.POST if request.method == "POST" else None, by=request.person, piece=own)
    if request.method == "POST" and form.is_valid():
        if own is None:
            keeping.add(sort, form.rows(), by=request.person)
            messages.success(request, _("It is in your portfolio. Only you see it until you share it."))
        else:
            keeping.change(own, form.rows()[0], by=request.person)
            messages.success(request, _("Your change is kept."))
        return redirect("portfolios:overview")
    context: dict[str, Any] = {"form": form, "sort": sort, "piece": own}
    return render(request, "portfolios/piece.html", context, status=422 if form.errors else 200)


@private
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    own = reach_piece(request.person, pk)
    if request.method != "POST":
        (each,) = seen([own], owner=request.person)
        return render(request, "portfolios/removal.html", {"each": each, "shares": own.shares.count()})
    keeping.remove(own, by=request.person)
    messages.success(request, _("It is gone from your portfolio."))
    return redirect("portfolios:overview")
