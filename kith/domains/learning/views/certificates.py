"""One's own certificates: seeing them, taking them along in any form, and having one written anew."""

import logging

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.learning import queries
from kith.domains.learning.actions.certifying import write_anew
from kith.domains.learning.actions.telling import note_certificates_seen
from kith.domains.learning.badge_files import FORMS, TYPES
from kith.domains.learning.certificates import check_address, days_of, programme_of
from kith.domains.learning.forms.certificates import NameForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.paging import page_of
from kith.lib.printing.typesetting import SIZES, NotSet

SHOWN = 50
_log = logging.getLogger(__name__)


@private
@require_safe
def everything(request: SignedRequest) -> HttpResponse:
    page = page_of(queries.certificates_of(request.person), request, size=SHOWN)
    note_certificates_seen(request.person)
    return render(request, "learning/certificates.html", {"page": page})


@private
@require_safe
def certificate(request: SignedRequest, pk: int) -> HttpResponse:
    own = queries.reach_certificate(request.person, pk)
    context = {
        "certificate": own, "days": days_of(programme_of(own)), "address": check_address(own.uid),
    }  # fmt: skip
    return render(request, "learning/certificate.html", context)


@private
@require_safe
def file(request: SignedRequest, pk: int, form: str) -> HttpResponse:
    """As it was signed, or with it inside. A paper is A4, or as one asks."""
    own, size = queries.reach_certificate(request.person, pk), request.GET.get("paper", "a4")
    if form not in FORMS or size not in SIZES:
        raise Http404
    try:
        content = FORMS[form](own, size)
    except NotSet:
        _log.exception("a certificate could not be set")
        return render(request, "learning/certificate_not_now.html", {"certificate": own}, status=503)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="certificate-{own.pk}.{form}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@private
def anew(request: SignedRequest, pk: int) -> HttpResponse:
    """With the name that one wants to be called."""
    own = queries.reach_certificate(request.person, pk)
    if own.issued.revoked_at is not None or own.is_over:
        raise Http404
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": own.name})
    if request.method == "POST" and form.is_valid():
        made = write_anew(own, name=form.cleaned_data["name"], by=request.person)
        messages.success(request, _("Here is the new one. The one before does not hold any more."))
        return redirect(made or own)
    context = {"form": form, "certificate": own}
    return render(request, "learning/certificate_anew.html", context, status=422 if form.errors else 200)
