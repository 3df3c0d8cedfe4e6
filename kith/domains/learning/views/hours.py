"""One list of all trainings; adding one, correcting it, taking it away; and its proof."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.learning import queries
from kith.domains.learning.actions import crediting
from kith.domains.learning.forms.hours import HoursForm
from kith.domains.learning.models import Hours
from kith.domains.learning.rulebook import rulebook
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.paging import page_of

SHOWN = 50


@private
@require_safe
def everything(request: SignedRequest) -> HttpResponse:
    page = page_of(queries.hours_of(request.person), request, size=SHOWN)
    return render(request, "learning/hours.html", {"page": page})


@private
def new(request: SignedRequest) -> HttpResponse:
    form = _filled(request, Hours())
    if request.method == "POST" and form.is_valid():
        crediting.add_training(by=request.person, key=form.cleaned_data["send_key"], **form.told())
        messages.success(request, _("It is written down. Only you can see it."))
        return redirect("learning:hours")
    return _form(request, form)


@private
def training(request: SignedRequest, pk: int) -> HttpResponse:
    hours = queries.reach_hours(request.person, pk)
    form = _filled(request, hours)
    if request.method == "POST" and form.is_valid():
        without = bool(form.cleaned_data.get("without_proof"))
        crediting.correct(hours, by=request.person, without_proof=without, **form.told())
        messages.success(request, _("Your change is kept."))
        return redirect("learning:hours")
    return _form(request, form, hours)


def _filled(request: SignedRequest, hours: Hours) -> HoursForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return HoursForm(*sent, instance=hours, by=request.person, book=rulebook())


def _form(request: SignedRequest, form: HoursForm, hours: Hours | None = None) -> HttpResponse:
    context = {"form": form, "hours": hours}
    return render(request, "learning/hours_form.html", context, status=422 if form.errors else 200)


@private
def removal(request: SignedRequest, pk: int) -> HttpResponse:
    hours = queries.reach_hours(request.person, pk)
    if request.method != "POST":
        return render(request, "learning/hours_removal.html", {"hours": hours})
    crediting.remove(hours, by=request.person)
    messages.success(request, _("The training is gone from your list."))
    return redirect("learning:hours")


@private
@require_safe
def proof(request: SignedRequest, pk: int) -> FileResponse:
    """Nothing that someone uploaded may act as a page of ours."""
    found = queries.reach_proof(request.person, pk)
    file = BytesIO(found.data)
    response = FileResponse(file, as_attachment=True, filename=found.name, content_type=found.media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
