"""The safety of one's own account: who came in, what was changed, and what to do if it was someone else."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required, suspend_request
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.foundation.people.actions import drop_password
from kith.foundation.people.device import PAGES, keeps_pages, let_keep, throw_away
from kith.foundation.people.queries import ways_in
from kith.foundation.people.requests import SignedRequest
from kith.foundation.people.watching import forget_browsers, lately
from kith.foundation.permissions.marks import signed_in


@signed_in
@never_cache
@require_safe
def safety(request: SignedRequest) -> HttpResponse:
    context = {
        "sessions": UserSession.objects.purge_and_list(request.person),
        "ways": ways_in(request.person),
        "happenings": lately(request.person),
    }
    return render(request, "people/safety.html", context)


@signed_in
@never_cache
def not_me(request: SignedRequest) -> HttpResponse:
    """Signs out everywhere else and drops the password. Whoever only found this browser open cannot do it."""
    if is_reauthentication_required(request, app="people"):
        return _ask_who_it_is(request)
    if request.method != "POST":
        return render(request, "people/not_me.html", {"ways": ways_in(request.person)})
    drop_password(request.person)
    forget_browsers(request.person)
    update_session_auth_hash(request, request.person)
    UserSession.objects.create_from_request(request)
    get_adapter(request).send_notification_mail("account/email/stopped", request.person)
    messages.success(request, _("You are signed out everywhere else, and the old password opens nothing."))
    return redirect("people:safety")


def _ask_who_it_is(request: SignedRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect("people:not-me")
    first = get_adapter(request).get_reauthentication_methods(request.user)[0]
    answer: HttpResponse = suspend_request(request, first["url"])
    return answer


@signed_in
@never_cache
def device(request: SignedRequest) -> HttpResponse:
    """What this browser keeps of what one reads: nothing, until one says so here."""
    if request.method != "POST":
        return render(request, "people/device.html", {"keeps": keeps_pages(request, request.person)})
    response = redirect("people:device")
    if "forget" in request.POST:
        throw_away(response, what=PAGES)
        messages.success(request, _("This browser has thrown away the pages that it kept."))
    else:
        let_keep(response, request.person, keep=request.POST.get("keep") == "yes")
        messages.success(request, _("Your choices are kept."))
    return response
