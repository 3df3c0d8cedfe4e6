"""Invitations: making them, and following one."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.actions.inviting import accept, invitation_by, invite, withdraw
from kith.foundation.spaces.forms import InvitationForm, JoiningForm
from kith.foundation.spaces.jobs import send_invitation
from kith.foundation.spaces.models import Invitation, Space
from kith.foundation.spaces.queries import current_guidelines, open_invitations, reach_invitation, reach_space


@requires("space.invite", of=reach_space)
def invitations(request: SignedRequest, space: Space) -> HttpResponse:
    """The link is shown once, here, and kept nowhere."""
    form, link = InvitationForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        invitation, token = invite(to=space, by=request.person, **form.cleaned_data)
        link = settings.SITE_URL + reverse("spaces:invitation", args=[token])
        if invitation.email:
            send_invitation.defer(invitation=invitation.pk, link=link, language=get_language() or "en")
        form = InvitationForm()
    context = {"space": space, "form": form, "link": link, "invitations": open_invitations(space)}
    return render(request, "spaces/invitations.html", context)


@requires("space.invite", of=reach_invitation)
@require_POST
def withdrawal(request: SignedRequest, invitation: Invitation) -> HttpResponse:
    withdraw(invitation)
    return redirect("spaces:invitations", invitation.space.slug)


@public
def invitation(request: Request, token: str) -> HttpResponse:
    """Whoever holds an open link may see what they are invited to, even a hidden space."""
    found = invitation_by(token)
    if found is None:
        return render(request, "spaces/invitation_over.html", status=404)
    request.session["invitation"] = token
    form, other_address = JoiningForm(request.POST or None), False
    if request.method == "POST" and request.person is not None and form.is_valid():
        if accept(found, by=request.person, display_name=form.cleaned_data["display_name"]):
            request.session.pop("invitation", None)
            return redirect(found.space)
        other_address = True
    space = found.space
    context = {"space": space, "guidelines": current_guidelines(space), "form": form, "other_address": other_address}
    context["belongs"] = space.place_of(request.person) is not None
    return render(request, "spaces/invitation.html", context)
