"""The link at the end of each mail to a calendar."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from kith.capabilities.notifications.events import StopForged
from kith.domains.gatherings.actions.keeping_up import stop_calendar_mails
from kith.domains.gatherings.calendar_mails import stopped_by
from kith.foundation.activity.guarding import note_refusal
from kith.foundation.permissions.marks import public

log = logging.getLogger("kith.audit")


@csrf_exempt  # mail programs send it by themselves (RFC 8058); the signed link is the proof
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    person = stopped_by(token)
    if person is None:
        log.warning("a forged or broken link to stop mails")
        note_refusal(StopForged())
        return render(request, "notifications/no_stop.html", status=404)
    if request.method == "POST":
        stop_calendar_mails(by=person)
    return render(request, "gatherings/stop_mails.html", {"done": request.method == "POST"})
