"""How the house is set up: what stewards can change here, and what a technician sets."""

from django.conf import settings as installation
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kith.doors.steward.actions.house import set_up
from kith.doors.steward.setting_forms import HouseForm
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("steward.settings", of=reach_desk)
@never_cache
def settings(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = HouseForm(request.POST if request.method == "POST" else None, initial=HouseForm.now())
    if request.method == "POST" and form.is_valid():
        set_up(form.cleaned_data, by=request.person)
        messages.success(request, _("Kept. Every page knows it in a few seconds."))
        return redirect("steward:settings")
    last = Event.objects.filter(type="house.changed").select_related("actor").order_by("-at").first()
    context = {"form": form, "last": last, "rows": installation.TOLD_SETTINGS}
    return render(request, "steward/settings.html", context, status=422 if form.errors else 200)
