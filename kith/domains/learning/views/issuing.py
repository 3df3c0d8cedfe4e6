"""What stewards look after so that certificates can be given: keys, and who signs on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.domains.learning.actions import issuing as verbs
from kith.domains.learning.actions.lost_keys import begin_signing_anew
from kith.domains.learning.actions.providing import add_approval, the_house
from kith.domains.learning.forms.issuing import ApprovalForm, SignatureForm
from kith.domains.learning.models import Signature, SigningKey
from kith.domains.learning.providers import all_providers
from kith.domains.learning.queries import (
    reach_key,
    reach_lost_key,
    reach_signature,
    signature_in_use,
    signing_keys,
)
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("learning.issuing", of=reach_desk)
@never_cache
def issuing(request: SignedRequest, _desk: Person) -> HttpResponse:
    """The house is the first of those who offer something here."""
    form = ApprovalForm(request.POST if request.method == "POST" else None, initial={"provider": the_house()})
    if request.method == "POST" and form.is_valid():
        add_approval(**form.cleaned_data, by=request.person)
        messages.success(request, _("It stands on certificates from now on."))
        return redirect("learning:issuing")
    context = {
        "form": form, "providers": all_providers(request.person), "keys": signing_keys(), "signature": signature_in_use(),
    }  # fmt: skip
    return render(request, "learning/issuing.html", context, status=422 if form.errors else 200)


@requires("learning.issuing", of=reach_desk)
@require_POST
def replacement(request: SignedRequest, _desk: Person) -> HttpResponse:
    verbs.replace_key(by=request.person)
    messages.success(request, _("Another key signs from now on. What was signed before still holds."))
    return redirect("learning:issuing")


@requires("learning.issuing", of=reach_key)
def revocation(request: SignedRequest, key: SigningKey) -> HttpResponse:
    if request.method != "POST":
        return render(request, "learning/key_revocation.html", {"key": key})
    verbs.revoke_key(key, by=request.person)
    messages.success(request, _("The key is out of use, and all who ask are told so."))
    return redirect("learning:issuing")


@requires("learning.issuing", of=reach_lost_key)
def signing_anew(request: SignedRequest, key: SigningKey) -> HttpResponse:
    """Asks once more: papers that people gave away say on our page from then on that another one was given."""
    if request.method != "POST":
        return render(request, "learning/signing_anew.html", {"key": key})
    begin_signing_anew(key, by=request.person)
    messages.success(request, _("They are given again one after the other, and their owners are told."))
    return redirect("learning:issuing")


@requires("learning.issuing", of=reach_desk)
@never_cache
def signature(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = SignatureForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        picture, media_type = form.cleaned_data.pop("picture")
        verbs.choose_signature(**form.cleaned_data, picture=picture, media_type=media_type, by=request.person)
        messages.success(request, _("It stands on certificates that are given from now on."))
        return redirect("learning:issuing")
    return render(request, "learning/signature.html", {"form": form}, status=422 if form.errors else 200)


@requires("learning.issuing", of=reach_signature)
@never_cache
@require_safe
def signature_picture(_request: SignedRequest, signature: Signature) -> HttpResponse:
    response = HttpResponse(bytes(signature.picture), content_type=signature.media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@requires("learning.issuing", of=reach_signature)
@require_POST
def signature_removal(request: SignedRequest, _signature: Signature) -> HttpResponse:
    verbs.put_signature_away(by=request.person)
    messages.success(request, _("It stands on no new certificates."))
    return redirect("learning:issuing")
