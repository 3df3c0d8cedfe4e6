"""For those who decide: a pause, handing over, and someone to talk with."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.capabilities.moderation import queries
from kith.capabilities.moderation.actions import resting
from kith.capabilities.moderation.desks import moderators_of
from kith.capabilities.moderation.forms import RestForm
from kith.capabilities.moderation.models import Case, Debrief
from kith.capabilities.moderation.names import names_at
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in

NEAR = timedelta(days=30)


@signed_in
@never_cache
def debrief(request: SignedRequest, pk: int) -> HttpResponse:
    """After a hard case: a pause, handing over, talking. To a colleague it shows who would like to talk."""
    offered = queries.reach_debrief(request.person, pk)
    case, me = offered.case, request.person
    others = moderators_of(case).exclude(pk=offered.moderator_id)
    names = names_at(case.where, [offered.moderator_id])
    context = {
        "offered": offered, "is_mine": offered.moderator_id == me.pk, "name": names[offered.moderator_id],
        "has_colleagues": others.exists(), "form": RestForm(), "way": _way_to(offered),
        "mine": Case.objects.visible_to(me).filter(assignee=me, state=Case.State.OPEN)[:20],
    }  # fmt: skip
    return render(request, "moderation/debrief.html", context)


def _way_to(offered: Debrief) -> str:
    """The page of who would like to talk, by the name they go by where it happened."""
    where, person = offered.case.where, offered.moderator
    place = where.place_of(person) if where else None
    return place.get_absolute_url() if place else person.get_absolute_url()


def _own(request: SignedRequest, pk: int) -> Debrief | None:
    offered = queries.reach_debrief(request.person, pk)
    return offered if offered.moderator_id == request.person.pk else None


@signed_in
@require_POST
def asking(request: SignedRequest, pk: int) -> HttpResponse:
    if offered := _own(request, pk):
        resting.ask_to_talk(offered)
        messages.success(request, _("Your colleagues are told that you would like to talk."))
    return redirect("moderation:debrief", pk)


@signed_in
@require_POST
def putting_aside(request: SignedRequest, pk: int) -> HttpResponse:
    if offered := _own(request, pk):
        resting.put_aside(offered)
        return _to_desk(request.person, offered)
    return redirect("moderation:debrief", pk)


def _to_desk(person: Person, offered: Debrief) -> HttpResponse:
    space = offered.case.space
    return redirect("moderation:desk-of-space", space.slug) if space else redirect("moderation:desk")


@signed_in
@never_cache
def rest(request: SignedRequest) -> HttpResponse:
    """Pause from every desk."""
    form = RestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        resting.rest(days=int(form.cleaned_data["days"]), by=request.person)
        messages.success(request, _("You pause. Others look after the desk, and you are told of no report."))
        return redirect("front:home")
    return render(request, "moderation/rest.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_POST
def coming_back(request: SignedRequest) -> HttpResponse:
    resting.come_back(request.person)
    messages.success(request, _("Welcome back. You are told of reports again."))
    return redirect("front:home")
