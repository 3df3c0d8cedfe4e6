"""Changing a space, archiving it, and opening it again."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.actions import opening
from kith.foundation.spaces.forms import SpaceForm
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space


@requires("space.change", of=reach_space)
def settings(request: SignedRequest, space: Space) -> HttpResponse:
    form = SpaceForm(request.POST or None, initial=model_to_dict(space))
    if request.method == "POST" and form.is_valid():
        opening.change(space, by=request.person, **form.cleaned_data)
        messages.success(request, _("The space is changed."))
        return redirect(space)
    return render(request, "spaces/settings.html", {"space": space, "form": form}, status=422 if form.errors else 200)


@requires("space.archive", of=reach_space)
def archive(request: SignedRequest, space: Space) -> HttpResponse:
    if request.method != "POST":
        return render(request, "spaces/archive.html", {"space": space})
    if not space.is_archived:
        opening.archive(space, by=request.person)
        messages.success(request, _("The space is archived. You can open it again from the same place."))
    return redirect(space)


@requires("space.archive", of=reach_space)
@require_POST
def archive_withdrawal(request: SignedRequest, space: Space) -> HttpResponse:
    if space.is_archived:
        opening.reopen(space, by=request.person)
        messages.success(request, _("The space is open again."))
    return redirect(space)
