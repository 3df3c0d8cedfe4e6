"""A statement of attendance, made from an entry of one's own log."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.learning.queries import holding_under
from kith.domains.supervision.actions import stating
from kith.domains.supervision.forms.own import StatementForm
from kith.domains.supervision.models import Log
from kith.domains.supervision.queries.log import reach_log
from kith.domains.supervision.stating import can_be_stated, statement_of
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.spaces.places import places


@private
def statement(request: SignedRequest, pk: int) -> HttpResponse:
    """What it would say, before it is made; and the one that holds."""
    log = reach_log(request.person, pk)
    if not can_be_stated(log):
        raise Http404
    name = _name_of_circle(request, log)
    form = StatementForm(request.POST if request.method == "POST" else None, circle=name)
    if request.method == "POST" and form.is_valid():
        made = stating.state(log, by=request.person, circle=name if form.cleaned_data["names_circle"] else "")
        messages.success(request, _("Your statement is here. You choose to whom you show it."))
        return redirect(made)
    says = statement_of(log, language=request.person.language)
    context = {"log": log, "form": form, "says": says, "made": holding_under(request.person, log.key)}
    return render(request, "supervision/statement.html", context)


def _name_of_circle(request: SignedRequest, log: Log) -> str:
    """Of a circle to which one belongs today."""
    place = places(request.person).get(log.circle.space_id) if log.circle else None
    return place.space.name if place else ""


@private
@require_POST
def withdrawal(request: SignedRequest, pk: int) -> HttpResponse:
    stating.withdraw(reach_log(request.person, pk), by=request.person)
    messages.success(request, _("Your statement does not hold any more."))
    return redirect("supervision:my-log")
