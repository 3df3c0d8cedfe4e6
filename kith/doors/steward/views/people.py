"""Members: finding one, helping them in, and looking into a matter with them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.moderation.actions.taking_up import take_up
from kith.doors.steward import people
from kith.doors.steward.actions.people import appoint, dismiss, help_in, sign_out
from kith.doors.steward.people_forms import MatterForm, MembersForm
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.tables import may
from kith.lib.paging import page_of

PEOPLE = 30


@requires("steward.members", of=reach_desk)
@never_cache
@require_safe
def members(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = MembersForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    page = page_of(people.members(words=asked["q"], state=asked["state"]), request, size=PEOPLE)
    keep = urlencode({name: value for name, value in asked.items() if value})
    context = {"form": form, "page": page, "keep": f"{keep}&" if keep else ""}
    return render(request, "steward/members.html", context)


@requires("steward.members", of=people.reach_member)
@never_cache
@require_safe
def member(request: SignedRequest, found: Person) -> HttpResponse:
    context = {
        "seen": people.as_steward_sees(found, reader=request.person), "person": found,
        "is_me": found == request.person, "can_dismiss": may(request.person, "steward.dismiss", found),
    }  # fmt: skip
    return render(request, "steward/member.html", context)


@requires("steward.appoint", of=people.reach_member)
@never_cache
def role(request: SignedRequest, found: Person) -> HttpResponse:
    if request.method != "POST":
        return render(request, "steward/role.html", {"person": found})
    appoint(found, by=request.person)
    messages.success(
        request, _("%(name)s looks after the house with you now, and is told.") % {"name": found.name}
    )
    return redirect("steward:member", found.handle)


@requires("steward.dismiss", of=people.reach_member)
@require_POST
def role_withdrawal(request: SignedRequest, found: Person) -> HttpResponse:
    if dismiss(found, by=request.person):
        messages.success(request, _("%(name)s is no longer a steward.") % {"name": found.name})
    if found == request.person:
        return redirect("front:home")
    return redirect("steward:member", found.handle)


@requires("steward.help", of=people.reach_member)
@require_POST
def sessions_withdrawal(request: SignedRequest, found: Person) -> HttpResponse:
    sign_out(found, by=request.person)
    messages.success(request, _("%(name)s is signed out everywhere.") % {"name": found.name})
    return redirect("steward:member", found.handle)


@requires("steward.help", of=people.reach_member)
@require_POST
def way_in(request: SignedRequest, found: Person) -> HttpResponse:
    help_in(found, by=request.person)
    messages.success(request, _("A mail about how to sign in is on its way."))
    return redirect("steward:member", found.handle)


@requires("steward.matter", of=people.reach_other_member)
@never_cache
def matter(request: SignedRequest, found: Person) -> HttpResponse:
    """Something about an account that stewards should decide together: it becomes a case on their desk."""
    form = MatterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(take_up(found, words=form.cleaned_data["words"], by=request.person))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"person": found, "form": form}
    return render(request, "steward/matter.html", context, status=422 if form.errors else 200)
