"""One's own portfolio, and to whom one shows it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.domains.portfolios.queries import pieces_of, seen, shares_of, today_of
from kith.domains.portfolios.sorts import SORTS
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    person = request.person
    context = {
        "seen": seen(pieces_of(person), owner=person), "shares": shares_of(person), "sorts": SORTS.values(),
        "today": today_of(person),
    }  # fmt: skip
    return render(request, "portfolios/overview.html", context)
