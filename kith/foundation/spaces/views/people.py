"""Who belongs to a space, and what hosts decide about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.forms import RoleForm
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.queries import members_of, reach_membership, reach_space, requests_of


@requires("space.members", of=reach_space)
@require_GET
def members(request: SignedRequest, space: Space) -> HttpResponse:
    context = {"space": space, "members": members_of(space), "is_host": may(request.person, "space.roles", space)}
    return render(request, "spaces/members.html", context)


@public
@require_GET
def member(request: Request, slug: str, pk: int) -> HttpResponse:
    """Someone under the name they go by here; only what belongs to this space."""
    found = reach_membership(request.person, slug, pk)
    if not (found.space.is_public or found.space.place_of(request.person)):
        raise Http404
    if not found.display_name:
        return redirect(found.person)
    return render(request, "spaces/member.html", {"space": found.space, "member": found})


@requires("space.admit", of=reach_space)
@require_GET
def requests(request: SignedRequest, space: Space) -> HttpResponse:
    return render(request, "spaces/requests.html", {"space": space, "asking": requests_of(space)})


@requires("space.admit", of=reach_membership)
@require_POST
def admission(request: SignedRequest, membership: Membership) -> HttpResponse:
    if membership.state == Membership.State.REQUESTED:
        name = membership.display_name
        belonging.admit(membership.person, to=membership.space, by=request.person, display_name=name)
    return redirect("spaces:requests", membership.space.slug)


@requires("space.admit", of=reach_membership)
@require_POST
def refusal(request: SignedRequest, membership: Membership) -> HttpResponse:
    if membership.state == Membership.State.REQUESTED:
        belonging.refuse(membership)
    return redirect("spaces:requests", membership.space.slug)


@requires("space.roles", of=reach_membership)
def role(request: SignedRequest, membership: Membership) -> HttpResponse:
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if request.method == "POST" and form.is_valid():
        try:
            belonging.give_role(membership, role=form.cleaned_data["role"], by=request.person)
            return redirect("spaces:members", membership.space.slug)
        except ValidationError as problem:
            form.add_error("role", problem)
    return render(request, "spaces/role.html", {"space": membership.space, "member": membership, "form": form})


@requires("space.remove", of=reach_membership)
def removal(request: SignedRequest, membership: Membership) -> HttpResponse:
    if request.method == "POST":
        try:
            belonging.remove(membership, by=request.person)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return redirect("spaces:members", membership.space.slug)
    return render(request, "spaces/removal.html", {"space": membership.space, "member": membership})
