"""One's own account: the ways to sign in, and how pages are shown."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.foundation.people.actions import prefer
from kith.foundation.people.forms import PreferencesForm
from kith.foundation.people.queries import authors_awaiting
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in


@signed_in
@never_cache
@require_safe
def account(request: SignedRequest) -> HttpResponse:
    return render(request, "people/account.html", {"awaiting": authors_awaiting(request.person)})


@signed_in
@never_cache
def preferences(request: SignedRequest) -> HttpResponse:
    form = PreferencesForm(request.POST if request.method == "POST" else None, instance=request.person)
    if request.method == "POST" and form.is_valid():
        prefer(request.person, **form.cleaned_data)
        messages.success(request, _("Your choices are kept."))
        return redirect("people:preferences")
    return render(request, "people/preferences.html", {"form": form}, status=422 if form.errors else 200)
