"""Choosing what to hear of, in general and in one space."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.capabilities.notifications import actions, queries
from kith.capabilities.notifications.forms import RhythmForm, SpaceWishForm, WishesForm
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.notifications.models.wish import Channel
from kith.capabilities.notifications.pushing.keys import public_key
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space


@signed_in
def wishes(request: SignedRequest) -> HttpResponse:
    rhythm = rhythm_of(request.person)
    form = WishesForm(request.POST or None, wanted=queries.wishes_of(request.person))
    times = RhythmForm(request.POST or None, instance=rhythm)
    if request.method == "POST" and form.is_valid() and times.is_valid():
        actions.wish(form.wanted(), by=request.person)
        actions.choose_times(times.save(commit=False))
        messages.success(request, _("Your choice is kept."))
        return redirect("notifications:wishes")
    return page(request, form, times, status=422 if form.errors or times.errors else 200)


def page(
    request: SignedRequest, form: WishesForm, times: RhythmForm, *, status: int, odd_device: bool = False
) -> HttpResponse:
    """All that one chooses about hearing of things; also the answer to a device that could not be switched on."""
    context = {
        "form": form, "times": times, "rhythm": times.instance, "channels": Channel.labels,
        "devices": request.person.devices.order_by("pk"), "odd_device": odd_device,
        "push_key": public_key(), "spaces": queries.space_wishes_of(request.person),
    }  # fmt: skip
    return render(request, "notifications/wishes.html", context, status=status)


@requires("space.hear", of=reach_space)
def of_space(request: SignedRequest, space: Space) -> HttpResponse:
    wish = queries.space_wish(space, of=request.person)
    form = SpaceWishForm(request.POST or None, initial=model_to_dict(wish))
    if request.method == "POST" and form.is_valid():
        actions.wish_of_space(space, **form.cleaned_data, by=request.person)
        messages.success(request, _("Your choice is kept."))
        return redirect(space)
    return render(request, "notifications/wishes_of_space.html", {"space": space, "form": form})
