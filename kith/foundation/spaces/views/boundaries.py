"""Keeping away from someone, and saying how one is tied to them. Seen by oneself alone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in
from kith.foundation.spaces.actions import boundaries as acts
from kith.foundation.spaces.boundary_forms import BoundaryForm, TieForm, TiesForm
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Boundary, Membership, Space
from kith.foundation.spaces.queries import own_name_places, reach_author, reach_other, reach_space


@signed_in
@never_cache
@require_safe
def boundaries(request: SignedRequest) -> HttpResponse:
    drawn = request.person.boundaries.select_related("other", "space").order_by("-since")
    ties = request.person.ties.select_related("other").order_by("-since")
    context = {"boundaries": [_named(boundary) for boundary in drawn], "ties": ties}
    return render(request, "spaces/boundaries.html", context)


def _named(boundary: Boundary) -> tuple[Boundary, str]:
    """With the name by which one knows the other: in a space, the one they chose for it."""
    if boundary.space is None:
        return boundary, boundary.other.name
    there = Membership.objects.filter(space=boundary.space, person=boundary.other).exclude(state="imported")
    known = there.select_related("person").first()
    return boundary, known.shown_name if known else _("Someone")


@signed_in
@never_cache
def with_person(request: SignedRequest, handle: str) -> HttpResponse:
    """Someone who goes by their own name."""
    other = reach_other(request.person, handle)
    form = BoundaryForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        for space in form.spaces():
            acts.keep_away(other, by=request.person, sort=wanted["sort"], space=space)
        return _kept(request, other.name)
    context = {"name": other.name, "form": form, "other": other}
    context["tie"] = TieForm(initial={"sort": request.person.ties.filter(other=other).values_list("sort", flat=True).first()})  # fmt: skip
    return render(request, "spaces/boundary.html", context, status=422 if form.errors else 200)


@requires("space.keep_away", of=reach_author)
@never_cache
def with_member(request: SignedRequest, member: Membership) -> HttpResponse:
    """Someone by the name they go by in one space. It holds there alone, and tells nothing of who they are."""
    if not member.display_name:
        return redirect("spaces:boundary", member.person.handle)
    if is_own(member, request.person):
        raise Http404
    form = BoundaryForm(request.POST or None, person=None)
    if request.method == "POST" and form.is_valid():
        acts.keep_away(member.person, by=request.person, sort=form.cleaned_data["sort"], space=member.space)
        return _kept(request, member.shown_name)
    context = {"name": member.shown_name, "form": form, "space": member.space}
    return render(request, "spaces/boundary.html", context, status=422 if form.errors else 200)


def _kept(request: SignedRequest, name: str) -> HttpResponse:
    messages.success(request, _("Done. %(name)s is not told. You can take it back here.") % {"name": name})
    return redirect("spaces:boundaries")


@signed_in
@require_POST
def boundary_withdrawal(request: SignedRequest, pk: int) -> HttpResponse:
    found = request.person.boundaries.filter(pk=pk).first()
    if found is None:
        raise Http404
    acts.lift(found, by=request.person)
    messages.success(request, _("The boundary is gone."))
    return redirect("spaces:boundaries")


@signed_in
@require_POST
def tie(request: SignedRequest, handle: str) -> HttpResponse:
    """One relation at work or in care, said or taken back."""
    other = reach_other(request.person, handle)
    form = TieForm(request.POST)
    if not form.is_valid():
        raise Http404
    acts.tie(other, by=request.person, sort=form.cleaned_data["sort"])
    messages.success(request, _("Kept. Only you can see it."))
    return redirect("spaces:boundaries")


@requires("space.ties", of=reach_space)
@never_cache
def ties(request: SignedRequest, space: Space) -> HttpResponse:
    """Asks of everyone in a space who goes by their own name; who shares it with someone tied may step out."""
    places = own_name_places(space, person=request.person)
    form = TiesForm(request.POST or None, person=request.person, places=places)
    if request.method == "POST" and form.is_valid():
        tied = _tied(form, by=request.person)
        if not tied:
            return redirect(space)
        context = {"space": space, "tied": tied, "form": None}
        return render(request, "spaces/ties.html", context)
    context = {"space": space, "form": form}
    return render(request, "spaces/ties.html", context, status=422 if form.errors else 200)


def _tied(form: TiesForm, *, by: Person) -> list[str]:
    said: dict[Person, Any] = form.said()
    for other, sort in said.items():
        acts.tie(other, by=by, sort=sort)
    return [other.name for other, sort in said.items() if sort]
