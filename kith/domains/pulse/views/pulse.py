"""What the last months told, one's own voice, and how nobody can be seen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.domains.pulse import budget
from kith.domains.pulse.queries import reach_here
from kith.domains.pulse.views.showing import page
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.private import private
from kith.foundation.spaces.models import Space


@requires("pulse.see", of=reach_here)
@private
@require_safe
def pulse(request: SignedRequest, space: Space) -> HttpResponse:
    return page(request, space)


@requires("pulse.see", of=reach_here)
@require_safe
def how(request: SignedRequest, space: Space) -> HttpResponse:
    """In words and in numbers, for those who would like to know before they take part."""
    context = {
        "space": space, "floor": budget.FLOOR, "enough": budget.ENOUGH,
        "with_you": budget.odds(budget.EPSILON), "with_another_word": budget.odds(2 * budget.EPSILON),
        "in_a_year": budget.odds(budget.YEAR), "months": int(budget.YEAR / budget.EPSILON),
        "epsilon": budget.EPSILON, "epsilon_of_year": budget.YEAR,
    }  # fmt: skip
    return render(request, "pulse/how.html", context)
