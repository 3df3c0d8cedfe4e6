"""Invitations: hosts make and withdraw them, and whoever holds a link can follow it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import SignInNeeded, public, requires
from kith.foundation.spaces.actions import inviting
from kith.foundation.spaces.actions.belonging import NO_PLACE
from kith.foundation.spaces.forms import InvitationForm, JoiningForm
from kith.foundation.spaces.invited import said_before
from kith.foundation.spaces.jobs import send_invitation
from kith.foundation.spaces.models import Invitation, Space
from kith.foundation.spaces.names import NameTaken
from kith.foundation.spaces.queries import current_guidelines, open_invitations, reach_invitation, reach_space
from kith.foundation.spaces.views.belonging import after_joining

KEPT = "invitation"


@requires("space.invite", of=reach_space)
@never_cache
def invitations(request: SignedRequest, space: Space) -> HttpResponse:
    """The open invitations; the link of a new one is shown once, in the answer that made it."""
    form = InvitationForm(request.POST or None)
    context: dict[str, Any] = {"space": space}
    if request.method == "POST" and form.is_valid():
        context |= _made(request, space, form.cleaned_data)
        form = InvitationForm()
    context["form"] = form
    context["invitations"] = open_invitations(space)[:100]
    return render(request, "spaces/invitations.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _made(request: SignedRequest, space: Space, words: dict[str, Any]) -> dict[str, Any]:
    made = inviting.invite_once(words.pop("send_key"), to=space, by=request.person, **words)
    if made.invitation.email and made.is_new:
        send_invitation.defer(invitation=made.invitation.pk, token=made.token)
    link = settings.SITE_URL + reverse("spaces:invitation", args=[made.token])
    return {"made": made.invitation, "link": link}


@requires("space.invite", of=reach_invitation)
@require_POST
def withdrawal(request: SignedRequest, found: Invitation) -> HttpResponse:
    inviting.withdraw(found, by=request.person)
    messages.success(request, _("The invitation is closed. Its link opens nothing any more."))
    return redirect("spaces:invitations", found.space.slug)


@public
@never_cache
def invitation(request: Request, token: str) -> HttpResponse:
    """Whoever holds an open link sees where it leads, even to a hidden space, and can join. Who belongs there is led to it."""
    found = inviting.invitation_by(token)
    if found is not None and found.space.place_of(request.person) is not None:
        request.session.pop(KEPT, None)
        return redirect(found.space)
    if found is None or not found.is_open or found.space.is_archived:
        return render(request, "spaces/invitation_over.html", status=404)
    context = {"space": found.space, "guidelines": current_guidelines(found.space), "invitation": found}
    if request.person is None:
        return _for_a_visitor(request, token, context)
    return _for(request.person, request, context)


def _for_a_visitor(request: Request, token: str, context: dict[str, Any]) -> HttpResponse:
    """Signing up or in comes first; the link is kept until then."""
    request.session[KEPT] = token
    if request.method == "POST":
        raise SignInNeeded
    return render(request, "spaces/invitation.html", context | {"back": urlencode({"next": request.path})})


def _for(person: Person, request: Request, context: dict[str, Any]) -> HttpResponse:
    found: Invitation = context["invitation"]
    form = JoiningForm(request.POST or None, space=found.space, person=person, is_invited=True)
    is_meant = inviting.is_meant_for(found, person)
    if request.method == "POST" and is_meant and form.is_valid():
        return _accepted(person, request, form, context)
    context |= {"form": form, "is_meant": is_meant, "said": said_before(found.space, person)}
    return render(request, "spaces/invitation.html", context, status=422 if form.is_bound else 200)


def _accepted(person: Person, request: Request, form: JoiningForm, context: dict[str, Any]) -> HttpResponse:
    found: Invitation = context["invitation"]
    try:
        place = inviting.accept(found, by=person, display_name=form.cleaned_data["display_name"])
    except NameTaken as taken:
        form.add_error("display_name", taken)
    except ValidationError:
        form.add_error(None, NO_PLACE)
    if form.errors:
        context |= {"form": form, "is_meant": True, "said": said_before(found.space, person)}
        return render(request, "spaces/invitation.html", context, status=422)
    if place is None:
        return render(request, "spaces/invitation_over.html", status=404)
    request.session.pop(KEPT, None)
    if isinstance(place, inviting.AskedFirst):
        messages.success(request, place.words)
        return redirect("/")
    return after_joining(request, place)
