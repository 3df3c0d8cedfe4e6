"""Mails that did not come in, for stewards: the reason, technical lines, and what can be done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.doors.mail import aside
from kith.doors.mail.failures import Failure
from kith.doors.mail.models import IncomingMail
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.paging import page_of
from kith.lib.reaching import reached

MAILS = 30


def reach_mail(person: Person | None, pk: int) -> IncomingMail:
    reach_desk(person)
    return reached(IncomingMail.objects.filter(pk=pk, state__in=("refused", "broken")).first())


@requires("mail.aside", of=reach_desk)
@never_cache
@require_safe
def mails(request: SignedRequest, _desk: Person) -> HttpResponse:
    page = page_of(aside.kept_aside(), request, size=MAILS)
    rows = [(mail, _why(mail)) for mail in page.rows]
    return render(request, "mail/aside.html", {"page": page, "rows": rows})


@requires("mail.aside", of=reach_mail)
@never_cache
@require_safe
def mail(request: SignedRequest, found: IncomingMail) -> HttpResponse:
    context = {"mail": found, "why": _why(found), "headers": aside.headers_of(found)}
    return render(request, "mail/one_aside.html", context)


@requires("mail.aside", of=reach_mail)
@require_POST
def again(request: SignedRequest, found: IncomingMail) -> HttpResponse:
    if aside.again(only=found.pk, by=request.person):
        messages.success(request, _("It is handled once more in a moment."))
    return redirect("mail:aside")


@requires("mail.aside", of=reach_desk)
@require_POST
def all_again(request: SignedRequest, _desk: Person) -> HttpResponse:
    aside.again(by=request.person)
    messages.success(request, _("What could not be read is handled once more in a moment."))
    return redirect("mail:aside")


@requires("mail.aside", of=reach_mail)
@require_POST
def removal(request: SignedRequest, found: IncomingMail) -> HttpResponse:
    aside.throw_away(found, by=request.person)
    messages.success(request, _("The mail is thrown away."))
    return redirect("mail:aside")


def _why(mail: IncomingMail) -> str:
    """What its sender was told, or would have been."""
    failure = Failure.known.get(mail.reason)
    return str(failure.says).format(most=mail.details.get("most", "")) if failure else ""
