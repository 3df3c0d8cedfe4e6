"""A proposal, as one of the two sees it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.mentoring import queries
from kith.domains.mentoring.actions import answering
from kith.domains.mentoring.agreement import in_words
from kith.domains.mentoring.models import Pair
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.profiles.queries import entries_of
from kith.lib.markdown import render as render_words


@private
@require_safe
def proposal(request: SignedRequest, key: str) -> HttpResponse:
    side = queries.reach_side(request.person, key)
    answering.note_proposal_seen(side, by=request.person)
    found = queries.proposal_of(side)
    if found is None:
        return _gone(request, key)
    context = {"proposal": found, "entries": entries_of(side.other, viewer=request.person)}
    context["agreement"] = render_words(in_words(Pair())).html
    return render(request, "mentoring/proposal.html", context)


def _gone(request: SignedRequest, key: str) -> HttpResponse:
    """It faded, or became a pair, or there is nothing to see any more: which of these, nobody needs to know."""
    side = queries.reach_side(request.person, key)
    if side.pair is not None:
        return redirect(side)
    messages.info(request, _("This proposal is no longer there. There is nothing that you have to do."))
    return redirect("mentoring:overview")


@private
@require_POST
def acceptance(request: SignedRequest, key: str) -> HttpResponse:
    side = queries.reach_side(request.person, key)
    if queries.proposal_of(side) is None:
        return _gone(request, key)
    if answering.say_yes(side, by=request.person):
        messages.success(request, _("You both said yes. This is your place now."))
        return _gone(request, key)
    messages.success(request, _("Your yes is kept. If the other says yes too, you both hear of it."))
    return redirect("mentoring:overview")


@private
@require_POST
def passing(request: SignedRequest, key: str) -> HttpResponse:
    answering.let_pass(queries.reach_side(request.person, key), by=request.person)
    messages.success(request, _("You let it pass. The other is not told, now or later."))
    return redirect("mentoring:overview")
