"""A circle that goes on has a place, and someone would like to come in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions.rounds import knocking
from kith.domains.supervision.models import FreePlace
from kith.domains.supervision.queries import circles
from kith.domains.supervision.queries import joining as queries
from kith.domains.supervision.queries.agreed import asks_all
from kith.domains.supervision.views.shut import in_round
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.tables import may, require


@in_round
@require_safe
def joining(request: SignedRequest, pk: int) -> HttpResponse:
    circle = circles.reach_circle(request.person, pk)
    context = {
        "circle": circle, "asks_all": asks_all(circle), "knocks": queries.knocks_at(circle, reader=request.person),
        "place": FreePlace.objects.filter(circle=circle).select_related("space").first(),
        "is_full": queries.is_full(circle),
        "spaces": queries.spaces_to_offer_in(request.person, circle),
        "can_offer": may(request.person, "circle.offer_place", circle) and not circle.in_days,
        "can_take_part": may(request.person, "circle.take_part", circle),
    }  # fmt: skip
    return render(request, "supervision/joining.html", context)


@in_round
@require_POST
def place(request: SignedRequest, pk: int) -> HttpResponse:
    """For the rounds of a space, by its slug; of everyone here; or for none."""
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.offer_place", circle)
    spaces = {each.slug: each for each in queries.spaces_to_offer_in(request.person, circle)}
    where = request.POST.get("where", "")
    if where == "everyone" or where in spaces:
        knocking.offer_place(circle, space=spaces.get(where), by=request.person)
    else:
        knocking.take_place_back(circle, by=request.person)
    return redirect("supervision:joining", pk)


@in_round
@require_POST
def welcome(request: SignedRequest, pk: int, knock: str) -> HttpResponse:
    found = queries.reach_knock(request.person, pk, knock)
    require(request.person, "circle.take_part", found.circle)
    if knocking.welcome(found, says_yes=request.POST.get("says") == "yes", by=request.person):
        messages.success(request, _("They are in your circle now."))
    else:
        messages.success(request, _("Your answer is kept. Nobody is shown it, now or later."))
    return redirect("supervision:joining", pk)
