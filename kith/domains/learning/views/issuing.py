"""What stewards look after so that certificates can be given: keys, and the numbers of boards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.domains.learning.actions.issuing import add_approval, remove_approval, replace_key, revoke_key
from kith.domains.learning.forms import ApprovalForm
from kith.domains.learning.models import Approval, SigningKey
from kith.domains.learning.queries import approvals, reach_approval, reach_key, signing_keys
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("learning.issuing", of=reach_desk)
@never_cache
def issuing(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = ApprovalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_approval(**form.cleaned_data, by=request.person)
        messages.success(request, _("It stands on certificates from now on."))
        return redirect("learning:issuing")
    context = {"form": form, "approvals": approvals(), "keys": signing_keys()}
    return render(request, "learning/issuing.html", context, status=422 if form.errors else 200)


@requires("learning.issuing", of=reach_desk)
@require_POST
def replacement(request: SignedRequest, _desk: Person) -> HttpResponse:
    replace_key(by=request.person)
    messages.success(request, _("Another key signs from now on. What was signed before still holds."))
    return redirect("learning:issuing")


@requires("learning.issuing", of=reach_key)
def revocation(request: SignedRequest, key: SigningKey) -> HttpResponse:
    if request.method != "POST":
        return render(request, "learning/key_revocation.html", {"key": key})
    revoke_key(key, by=request.person)
    messages.success(request, _("The key is out of use, and all who ask are told so."))
    return redirect("learning:issuing")


@requires("learning.issuing", of=reach_approval)
@require_POST
def removal(request: SignedRequest, approval: Approval) -> HttpResponse:
    remove_approval(approval, by=request.person)
    messages.success(request, _("It stands on no new certificates."))
    return redirect("learning:issuing")
