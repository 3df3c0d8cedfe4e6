"""Who belongs to a space, their page under the name they go by there, and what hosts decide about people."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.forms import AdmissionForm, RoleForm
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.names import NameTaken
from kith.foundation.spaces.queries import (
    is_hosted,
    members_of,
    reach_author,
    reach_member,
    reach_request,
    reach_space,
    requests_of,
)
from kith.lib.paging import page_of

MEMBERS, REQUESTS = 60, 40


@requires("space.members", of=reach_space)
@require_safe
def members(request: SignedRequest, space: Space) -> HttpResponse:
    page = page_of(members_of(space, reader=request.person), request, size=MEMBERS)
    context = {"space": space, "place": space.place_of(request.person), "page": page}
    return render(request, "spaces/members.html", context)


@public
@require_safe
def member(request: Request, slug: str, pk: int) -> HttpResponse:
    """Only what belongs to this space. Who goes by their own name has a profile, and is found there."""
    found = reach_author(request.person, slug, pk)
    if not found.display_name:
        return redirect(found.person)
    is_self = is_own(found, request.person)
    context = {"space": found.space, "member": found, "is_self": is_self}
    context["place"] = found.space.place_of(request.person)
    context["is_host"] = is_hosted(found.space, by=request.person)
    return render(request, "spaces/member.html", context)


@requires("space.roles", of=reach_member)
def role(request: SignedRequest, member: Membership) -> HttpResponse:
    form = RoleForm(request.POST or None, initial={"role": member.role})
    if request.method == "POST" and form.is_valid():
        try:
            belonging.give_role(member, role=form.cleaned_data["role"], by=request.person)
        except ValidationError as refusal:
            form.add_error("role", refusal)
        else:
            messages.success(request, _("%(name)s has the new role.") % {"name": member.shown_name})
            return redirect("spaces:members", member.space.slug)
    context = {"space": member.space, "member": member, "form": form}
    return render(request, "spaces/role.html", context, status=422 if form.errors else 200)


@requires("space.remove", of=reach_member)
def removal(request: SignedRequest, member: Membership) -> HttpResponse:
    """Asks, then closes the space to someone. One's own way out is leaving."""
    space = member.space
    if member.person_id == request.person.pk:
        return redirect("spaces:leaving", space.slug)
    if request.method != "POST":
        return render(request, "spaces/removal.html", {"space": space, "member": member})
    try:
        belonging.remove(member, by=request.person)
        messages.success(request, _("%(name)s no longer belongs here.") % {"name": member.shown_name})
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("spaces:members", space.slug)


@requires("space.admit", of=reach_space)
@require_safe
def requests(request: SignedRequest, space: Space) -> HttpResponse:
    page = page_of(requests_of(space), request, size=REQUESTS)
    return render(request, "spaces/requests.html", {"space": space, "page": page})


@requires("space.admit", of=reach_request)
@require_POST
def admission(request: SignedRequest, asker: Membership) -> HttpResponse:
    """Lets someone in. If their name is taken here, the host is asked for one that tells the two apart."""
    form = AdmissionForm(request.POST, space=asker.space)
    name = form.cleaned_data["display_name"] if form.is_valid() else ""
    try:
        place = _let_in(asker, name=name, by=request.person)
        messages.success(request, _("%(name)s belongs here now.") % {"name": place.shown_name})
    except NameTaken as refusal:
        if name:
            form.add_error("display_name", refusal)
        context = {"space": asker.space, "asker": asker, "form": form}
        return render(request, "spaces/admission.html", context, status=422)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("spaces:requests", asker.space.slug)


def _let_in(asker: Membership, *, name: str, by: Person) -> Membership:
    """By the name they asked for if that can be; only if not, by the one that a host gives them."""
    try:
        return belonging.admit(asker.person, to=asker.space, by=by, agrees=False)
    except NameTaken:
        if not name:
            raise
    return belonging.admit(asker.person, to=asker.space, by=by, display_name=name, agrees=False)


@requires("space.admit", of=reach_request)
@require_POST
def refusal(request: SignedRequest, asker: Membership) -> HttpResponse:
    belonging.refuse(asker, by=request.person)
    messages.success(request, _("You said no for now. They can ask again."))
    return redirect("spaces:requests", asker.space.slug)
