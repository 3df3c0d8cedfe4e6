"""Switching on and off that news show on the screen of a device."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.capabilities.notifications import queries
from kith.capabilities.notifications.forms import RhythmForm, WishesForm
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.notifications.pushing import devices as actions
from kith.capabilities.notifications.pushing.forms import DeviceForm
from kith.capabilities.notifications.views.wishes import page
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in


@signed_in
@require_POST
def devices(request: SignedRequest) -> HttpResponse:
    form = DeviceForm(request.POST)
    if not form.is_valid():
        wishes = WishesForm(wanted=queries.wishes_of(request.person))
        times = RhythmForm(instance=rhythm_of(request.person))
        return page(request, wishes, times, status=422, odd_device=True)
    device = form.save(commit=False)
    device.label = actions.label_of(request.headers.get("User-Agent", ""))
    actions.switch_on(device, by=request.person)
    messages.success(request, _("This device is switched on. Choose in the table what it shows."))
    return redirect("notifications:wishes")


@signed_in
@require_POST
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    if not actions.switch_off(pk, by=request.person):
        raise Http404
    messages.success(request, _("Nothing is sent to that device any more."))
    return redirect("notifications:wishes")
