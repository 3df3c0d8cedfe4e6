"""The link at the end of each mail."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from kith.capabilities.notifications import actions
from kith.capabilities.notifications.events import StopForged
from kith.capabilities.notifications.stopping import stop_by
from kith.foundation.activity.guarding import note_refusal
from kith.foundation.permissions.marks import public

log = logging.getLogger("kith.audit")


@csrf_exempt  # mail programs send it by themselves (RFC 8058); the signed link is the proof
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    found = stop_by(token)
    if found is None:
        log.warning("a forged or broken link to stop mails")
        note_refusal(StopForged())
        return render(request, "notifications/no_stop.html", status=404)
    if request.method == "POST":
        if request.POST.get("all"):
            actions.be_silent(by=found.person)
        else:
            found.do()
    context = {"stop": found, "done": request.method == "POST", "all": request.POST.get("all")}
    return render(request, "notifications/stop.html", context)
