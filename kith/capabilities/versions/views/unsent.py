"""What one typed somewhere and has not sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.versions.unsent import reach_unsent, throw_away
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in


@signed_in
@never_cache
@require_safe
def unsent(request: SignedRequest, pk: int) -> HttpResponse:
    """All of it, to be read and copied, wherever it was meant to go."""
    return render(request, "versions/unsent.html", {"each": reach_unsent(request.person, pk)})


@signed_in
@require_POST
def throwing_away(request: SignedRequest, pk: int) -> HttpResponse:
    throw_away(reach_unsent(request.person, pk))
    messages.success(request, _("The draft is gone."))
    return redirect("versions:drafts")
