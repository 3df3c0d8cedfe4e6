"""Rounds: which there are, opening one, and what came out of one for whoever reads."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions.rounds import answering, opening, wishing
from kith.domains.supervision.forms.rounds import RoundForm
from kith.domains.supervision.forms.wishing import FORMS
from kith.domains.supervision.models import Circle, Round, RoundsAllowed
from kith.domains.supervision.queries import rounds
from kith.domains.supervision.rounds import saying
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.sealing import read_offer, read_wish
from kith.domains.supervision.views.shut import in_round, opens_round
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_nothing, reach_space


@private
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    found = rounds.rounds_for(request.person)
    context = {
        "open": [each for each in found if each.is_open],
        "others": [each for each in found if not each.is_open],
        "spaces": rounds.spaces_to_open_in(request.person),
        "can_open": may(request.person, "round.open", None),
    }
    return render(request, "supervision/rounds/overview.html", context)


@requires("round.open", of=reach_nothing)
@opens_round
def opening_for_all(request: SignedRequest, nothing: None) -> HttpResponse:
    return _opening(request, None)


@requires("round.open_here", of=reach_space)
@opens_round
def opening_here(request: SignedRequest, space: Space) -> HttpResponse:
    return _opening(request, space)


def _opening(request: SignedRequest, space: Space | None) -> HttpResponse:
    earlier = rounds.opened_before(request.person, request.GET.get("like", ""), space)
    form = RoundForm(request.POST if request.method == "POST" else None, like=earlier)
    if request.method == "POST" and form.is_valid():
        language = space.language if space else request.person.language
        made = opening.open_round(by=request.person, space=space, language=language, **form.terms())
        messages.success(request, _("The round is open. Tell people of it where you like."))
        return redirect("supervision:round", made.pk)
    context: dict[str, Any] = {"form": form, "space": space}
    if space is not None:
        context["can_allow"] = may(request.person, "round.allow", space)
        context["by_members"] = RoundsAllowed.objects.filter(space=space).exists()
    return render(request, "supervision/rounds/opening.html", context, status=422 if form.errors else 200)


@requires("round.allow", of=reach_space)
@require_POST
def allowance(request: SignedRequest, space: Space) -> HttpResponse:
    opening.allow_rounds(space, by_members=request.POST.get("by") == "members")
    return redirect("supervision:open-round-here", space.slug)


@in_round
@require_safe
def page(request: SignedRequest, pk: int) -> HttpResponse:
    """For whoever takes part, what came out for them and no one else; for others, whether it is open."""
    found = rounds.reach_round(request.person, pk)
    answering.note_seen(found, by=request.person)
    offered = read_offer(found, request.person)
    context: dict[str, Any] = {
        "round": found,
        "wished": read_wish(found, request.person),
        "parts": [(name, form.title) for name, form in FORMS.items()],
        "offered": offered,
    }
    context |= _came_out(request, found, offered) if offered else {}
    if found.is_done and found.clash and _may_open(request.person, found.space):
        context |= {"again": _again(found), "none": saying.why_none(found)}
    return render(request, "supervision/rounds/round.html", context)


def _may_open(person: Person, space: Space | None) -> bool:
    return may(person, "round.open_here" if space else "round.open", space)


def _again(of: Round) -> str:
    """Where the next round opens, with the words and sizes of this one."""
    here = reverse("supervision:open-round-here", args=[of.space.slug]) if of.space else None
    return f"{here or reverse('supervision:open-round')}?like={of.pk}"


def _came_out(request: SignedRequest, found: Round, offered: Offered) -> dict[str, Any]:
    if not offered.company:
        helps = saying.what_would_help(offered, found)
        can_change = found.is_proposed and wishing.may_say(found, request.person)
        told = {"why": saying.why_left(offered), "helps": helps, "none": saying.why_none(found)}
        return told | {"can_change": can_change}
    circle = Circle.objects.filter(pk=offered.circle).select_related("item__space").first()
    company = rounds.company_of(found, offered, reader=request.person)
    return {"company": company, "reasons": saying.why_together(offered), "circle": circle}


@in_round
@require_POST
def acceptance(request: SignedRequest, pk: int) -> HttpResponse:
    begun = answering.accept(rounds.reach_round(request.person, pk), by=request.person)
    if begun is not None:
        messages.success(request, _("All of you said yes. This is your circle."))
        return redirect(begun)
    messages.success(request, _("Your answer is kept. You hear from us when everyone has answered."))
    return redirect("supervision:round", pk)


@in_round
@require_POST
def declining(request: SignedRequest, pk: int) -> HttpResponse:
    answering.decline(rounds.reach_round(request.person, pk), by=request.person)
    messages.success(request, _("Your answer is kept. Nobody is shown it, now or later."))
    return redirect("supervision:round", pk)
