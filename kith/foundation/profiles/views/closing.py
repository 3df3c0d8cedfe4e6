"""Closing one's account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kith.foundation.people.forms import ClosingForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.foundation.profiles.actions import close_account


@signed_in
@never_cache
def closing(request: SignedRequest) -> HttpResponse:
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            close_account(request.person)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            logout(request)
            messages.success(request, _("Your account is closed. Thank you for having been here."))
            return redirect("front:home")
    return render(request, "profiles/closing.html", {"form": form}, status=422 if form.errors else 200)
