"""Stewards' looking after frameworks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.domains.competencies.actions.framing import add_framework
from kith.domains.competencies.book import book
from kith.domains.competencies.forms import FrameworkForm
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("competencies.frameworks", of=reach_desk)
@require_safe
def everything(request: SignedRequest, _desk: Person) -> HttpResponse:
    return render(request, "competencies/frameworks.html", {"frameworks": book().newest.values()})


@requires("competencies.frameworks", of=reach_desk)
@never_cache
def new(request: SignedRequest, _desk: Person) -> HttpResponse:
    """Begins with the text of a framework that a steward wants to change, if they name one."""
    form = FrameworkForm(
        request.POST if request.method == "POST" else None, initial={"text": _begun(request)}
    )
    if request.method == "POST" and form.is_valid():
        added = add_framework(form.cleaned_data["text"], by=request.person)
        messages.success(request, _("Added. People can choose it now."))
        return redirect(added)
    status = 422 if form.errors else 200
    return render(request, "competencies/new_framework.html", {"form": form}, status=status)


def _begun(request: SignedRequest) -> str:
    known = book()
    before = known.newest.get(request.GET.get("code", ""))
    return known.text(before) if before else ""
