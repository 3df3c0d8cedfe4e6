"""A statement of attendance over a period, made from one's own log."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.learning.amounts import in_hours
from kith.domains.learning.models.certificate import MOST_CERTIFIED
from kith.domains.learning.queries import holding_under
from kith.domains.supervision.actions import stating
from kith.domains.supervision.forms.own import PeriodForm
from kith.domains.supervision.models import Log
from kith.domains.supervision.period import Period, minutes_of, statement_over
from kith.domains.supervision.queries.log import logs_in
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
def statement(request: SignedRequest) -> HttpResponse:
    """Asks from when until when, and shows what it would say, before it is made; and the one that holds."""
    form = PeriodForm(request.POST or request.GET or None)
    period, logs = _asked(form, request.person)
    if request.method == "POST" and period and logs:
        made = stating.state_over(period, logs, by=request.person)
        messages.success(request, _("Your statement is here. You choose to whom you show it."))
        return redirect(made)
    context = {
        "form": form, "period": period, "length": in_hours(minutes_of(logs)),
        "says": statement_over(period, logs, language=request.person.language) if period and logs else None,
        "made": holding_under(request.person, period.key) if period else None,
    }  # fmt: skip
    return render(request, "supervision/period.html", context, status=422 if form.errors else 200)


def _asked(form: PeriodForm, person: Person) -> tuple[Period | None, list[Log]]:
    """The period and its meetings, if they are not more than fits on one sheet."""
    if not form.is_valid():
        return None, []
    logs = logs_in(form.period, by=person)
    if minutes_of(logs) > MOST_CERTIFIED:
        most = {"hours": in_hours(MOST_CERTIFIED)}
        form.add_error(
            "since", _("More than %(hours)s do not fit on one sheet. Please choose a shorter time.") % most
        )
        return None, []
    return form.period, logs


@private
@require_POST
def withdrawal(request: SignedRequest) -> HttpResponse:
    form = PeriodForm(request.POST)
    if form.is_valid():
        stating.withdraw_over(form.period, by=request.person)
        messages.success(request, _("Your statement does not hold any more."))
    return redirect("supervision:my-log")
