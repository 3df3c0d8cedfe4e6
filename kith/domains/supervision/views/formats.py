"""Formats: those of the house to read, and a circle's own copies of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.supervision.actions import formatting, planning
from kith.domains.supervision.formats.saying import Facts, told_steps
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.forms.formats import as_kept, as_moved, as_typed
from kith.domains.supervision.forms.planning import FormatForm
from kith.domains.supervision.models import Circle, OwnFormat
from kith.domains.supervision.queries import circles, formats
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.foundation.permissions.private import private
from kith.foundation.permissions.tables import may, require
from kith.lib.toml.refusing import Refused


@signed_in
@require_safe
def of_house(request: SignedRequest) -> HttpResponse:
    return render(request, "supervision/formats/of_house.html", {"formats": formats.of_house(get_language())})


@signed_in
@require_safe
def told(request: SignedRequest, name: str) -> HttpResponse:
    """One of the house, with its steps."""
    return render(
        request, "supervision/formats/told.html", _shown(formats.reach_format(name, get_language()))
    )


def _shown(told: Format) -> dict[str, Any]:
    return {"told": told, "facts": Facts(told.shape), "steps": told_steps(told)}


@private
@require_safe
def of_circle(request: SignedRequest, pk: int) -> HttpResponse:
    """What a circle uses, its copies, and what it can copy."""
    circle = circles.reach_circle(request.person, pk)
    context = {
        "circle": circle, "own": formats.own_formats(circle), "of_house": formats.of_house(get_language()),
        "used": formats.format_called(circle, circle.format, get_language()),
        "can_plan": may(request.person, "circle.plan", circle),
    }  # fmt: skip
    return render(request, "supervision/formats/of_circle.html", context)


def _planned(request: SignedRequest, pk: int) -> Circle:
    circle = circles.reach_circle(request.person, pk)
    require(request.person, "circle.plan", circle)
    return circle


@private
@require_POST
def copying(request: SignedRequest, pk: int) -> HttpResponse:
    """A copy in the language of the circle, to be changed."""
    circle, name = _planned(request, pk), request.POST.get("name", "")
    if name not in shipped():
        return redirect("supervision:formats", pk)
    copied = formats.reach_format(name, circle.space.language)
    made = formatting.copy(copied, to=circle, by=request.person)
    return redirect("supervision:change-format", pk, made.pk)


@private
@require_safe
def own(request: SignedRequest, pk: int, own: int) -> HttpResponse:
    copied = formats.reach_own_format(request.person, pk, own)
    context = {
        "own": copied,
        "circle": copied.circle,
        "can_plan": may(request.person, "circle.plan", copied.circle),
    }
    return render(request, "supervision/formats/told.html", context | _shown(copied.format))


@private
def change(request: SignedRequest, pk: int, own: int) -> HttpResponse:
    """All of a copy on one page. Moving a step shows the page anew; nothing is kept until it is asked for."""
    copied = _own(request, pk, own)
    if request.method != "POST":
        sheet = as_kept(copied)
    elif "do" in request.POST:
        sheet = as_moved(copied, request.POST)
    elif (sheet := as_typed(copied, request.POST)).is_valid():
        try:
            formatting.rewrite(copied, sheet.laid_over(copied), seen=sheet.seen, by=request.person)
        except Refused as refused:
            sheet.refuse(refused)
        except ValidationError as overtaken:
            sheet.head.add_error(None, overtaken)
        else:
            messages.success(request, _("Your copy is kept."))
            return redirect("supervision:own-format", pk, own)
    context = {"sheet": sheet, "own": copied, "circle": copied.circle}
    status = 422 if sheet.has_errors else 200
    return render(request, "supervision/formats/change.html", context, status=status)


def _own(request: SignedRequest, pk: int, own: int) -> OwnFormat:
    copied = formats.reach_own_format(request.person, pk, own)
    require(request.person, "circle.plan", copied.circle)
    return copied


@private
def removal(request: SignedRequest, pk: int, own: int) -> HttpResponse:
    copied = _own(request, pk, own)
    if request.method != "POST":
        return render(request, "supervision/formats/removal.html", {"own": copied, "circle": copied.circle})
    formatting.remove(copied, by=request.person)
    messages.success(request, _("Your copy is gone."))
    return redirect("supervision:formats", pk)


@private
def of_meeting(request: SignedRequest, pk: int, meeting: int) -> HttpResponse:
    """Another format for one meeting alone."""
    found = circles.reach_meeting(request.person, pk, meeting)
    require(request.person, "circle.plan", found.circle)
    if found.is_skipped:
        raise Http404
    choices = formats.formats_for(found.circle, get_language(), live=True)
    form = FormatForm(request.POST or None, formats=choices, initial={"format": found.format})
    if request.method == "POST" and form.is_valid():
        planning.take_format(found, form.cleaned_data["format"], by=request.person)
        return redirect("supervision:meetings", pk)
    context = {"form": form, "meeting": found, "circle": found.circle}
    return render(request, "supervision/formats/of_meeting.html", context, status=422 if form.errors else 200)
