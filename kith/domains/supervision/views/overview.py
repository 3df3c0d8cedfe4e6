"""What circles are here, those to which one belongs, and beginning one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.supervision.actions import beginning
from kith.domains.supervision.forms.planning import BeginForm
from kith.domains.supervision.queries import circles, formats
from kith.domains.supervision.queries.log import log_of
from kith.domains.supervision.queries.written import written_in
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.private import private
from kith.foundation.spaces.queries import reach_nothing

NEWEST = 3


@private
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    own = list(circles.circles_of(request.person))
    context = {
        "going": [each for each in own if not each.is_over],
        "over": [each for each in own if each.is_over],
        "written": written_in(own, reader=request.person),
        "log": log_of(request.person)[:NEWEST],
    }
    return render(request, "supervision/overview.html", context)


@requires("circle.begin", of=reach_nothing)
def begin(request: SignedRequest, nothing: None) -> HttpResponse:
    person = request.person
    initial = {"zone": person.time_zone or "UTC", "language": person.language, "country": person.country}
    choices = formats.to_begin_with(get_language())
    form = BeginForm(request.POST if request.method == "POST" else None, initial=initial, formats=choices)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "purpose", "language", "most", "send_key")}
        item = beginning.begin(by=person, plan=form.plan(), **told)
        messages.success(request, _("Your circle is there. Nobody else knows of it until you invite them."))
        return redirect(item)
    return render(request, "supervision/begin.html", {"form": form}, status=422 if form.errors else 200)
