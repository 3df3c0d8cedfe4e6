"""Joining a space, agreeing to its guidelines, the name one goes by, and leaving."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.forms import JoiningForm, NameForm, VersionForm
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.names import NameTaken
from kith.foundation.spaces.queries import current_guidelines, own_membership, reach_space, what_changed_since

type SpaceView = Callable[..., HttpResponseBase]


def _unless_inside(view: SpaceView) -> SpaceView:
    """Who belongs already is shown the space: a second press of the button does no harm."""

    @wraps(view)
    def looked(request: Request, slug: str) -> HttpResponseBase:
        space = reach_space(request.person, slug)
        return redirect(space) if space.place_of(request.person) else view(request, slug=slug)

    return looked


@_unless_inside
@requires("space.join", of=reach_space)
def joining(request: SignedRequest, space: Space) -> HttpResponse:
    """Shows the guidelines in full; one button says yes to them and to the space."""
    known = own_membership(space, request.person)
    start = {"display_name": known.display_name if known else ""}
    is_known = known is not None and known.was_here
    form = JoiningForm(
        request.POST or None, space=space, person=request.person, is_known=is_known, initial=start
    )
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        name, note = words.get("display_name", ""), words.get("request", "")
        try:
            place = belonging.join(space, by=request.person, request=note, display_name=name)
            return after_joining(request, place)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"space": space, "form": form, "guidelines": current_guidelines(space)}
    context |= {"known": known, "asked": known is not None and known.is_asking}
    return render(request, "spaces/joining.html", context, status=422 if form.errors else 200)


def _asks_ties(space: Space) -> bool:
    """Whether a space is so small that people should know at once whom they meet."""
    return space.sort == Space.Sort.CIRCLE or space.visibility == Space.Visibility.HIDDEN


def after_joining(request: HttpRequest, place: Membership) -> HttpResponse:
    if place.is_active:
        messages.success(request, _("Welcome. You belong here now."))
        return redirect("spaces:ties", place.space.slug) if _asks_ties(place.space) else redirect(place.space)
    messages.success(request, _("The hosts will read your words and answer."))
    return redirect("spaces:joining", place.space.slug)


@_unless_inside
@requires("space.join", of=reach_space)
@require_POST
def joining_withdrawal(request: SignedRequest, space: Space) -> HttpResponse:
    """Takes back what one asked; nothing of it is kept."""
    asked = own_membership(space, request.person)
    if asked is not None and asked.is_asking:
        belonging.no_longer_ask(asked, by=request.person)
        messages.success(request, _("You no longer ask to join. You can ask again at any time."))
    return redirect(space)


@requires("space.agree", of=reach_space)
def agreement(request: SignedRequest, space: Space) -> HttpResponse:
    """Agreeing again, after the guidelines changed; the page shows what is new in them."""
    place = _place(space, request.person)
    form = VersionForm(request.POST or None, space=space)
    if request.method == "POST" and form.is_valid():
        belonging.agree(place, by=request.person)
        messages.success(request, _("Thank you. You can write here again."))
        return redirect(space)
    changes = what_changed_since(space, version=place.agreed_version)
    context = {
        "space": space,
        "place": place,
        "form": form,
        "guidelines": current_guidelines(space),
        "changes": changes,
    }
    return render(request, "spaces/agreement.html", context, status=422 if form.errors else 200)


@requires("space.name", of=reach_space)
def name(request: SignedRequest, space: Space) -> HttpResponse:
    place = _place(space, request.person)
    start = {"display_name": place.display_name}
    form = NameForm(request.POST or None, space=space, person=request.person, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            belonging.go_by(place, name=form.cleaned_data["display_name"], by=request.person)
        except NameTaken as refusal:
            form.add_error("display_name", refusal)
        else:
            messages.success(request, _("Here you go by the name %(name)s now.") % {"name": place.shown_name})
            return redirect(space)
    context = {"space": space, "place": place, "form": form}
    return render(request, "spaces/name.html", context, status=422 if form.errors else 200)


@requires("space.leave", of=reach_space)
def leaving(request: SignedRequest, space: Space) -> HttpResponse:
    place = _place(space, request.person)
    if request.method != "POST":
        return render(request, "spaces/leaving.html", {"space": space, "place": place})
    try:
        belonging.leave(place)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect(space)
    messages.success(request, _("You left %(space)s.") % {"space": space.name})
    is_hidden = space.visibility == Space.Visibility.HIDDEN
    return redirect(reverse("spaces:list") if is_hidden else space)


def _place(space: Space, person: Person) -> Membership:
    """The permission has made sure that there is one."""
    return cast("Membership", space.place_of(person))
