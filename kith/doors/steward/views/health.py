"""How the house is, in words; the same that `bin/kith doctor` says."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.notifications import waiting
from kith.capabilities.notifications.helping import resume, send_late
from kith.capabilities.notifications.models import Rhythm
from kith.doors.steward import doctor
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.paging import page_of

ADDRESSES = 30


def reach_paused(person: Person | None, pk: int) -> Rhythm:
    reach_desk(person)
    found = waiting.paused().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@requires("steward.house", of=reach_desk)
@never_cache
@require_safe
def health(request: SignedRequest, _desk: Person) -> HttpResponse:
    looked_at = [(each, list(each.complaints())) for each in doctor.examinations()]
    ill = [(each, found) for each, found in looked_at if found]
    well = [each for each, found in looked_at if not found]
    return render(request, "steward/health.html", {"ill": ill, "well": well})


@requires("steward.house", of=reach_desk)
@never_cache
@require_safe
def mail(request: SignedRequest, _desk: Person) -> HttpResponse:
    context = {
        "waits": waiting.letters().count(), "late": waiting.late_letters().count(),
        "oldest": waiting.letters().first(), "page": page_of(waiting.paused(), request, size=ADDRESSES),
        "complained": Rhythm.Returned.COMPLAINED,
    }  # fmt: skip
    return render(request, "steward/mail.html", context)


@requires("steward.health", of=reach_desk)
@require_POST
def late_letters(request: SignedRequest, _desk: Person) -> HttpResponse:
    send_late(by=request.person)
    messages.success(request, _("They are tried again in a moment."))
    return redirect("steward:mail")


@requires("steward.health", of=reach_paused)
@require_POST
def pause_withdrawal(request: SignedRequest, paused: Rhythm) -> HttpResponse:
    if resume(paused.person, by=request.person):
        messages.success(request, _("Mails go there again."))
    else:
        messages.warning(request, _("Its owner wants no more mails. Only they can change that."))
    return redirect("steward:mail")
