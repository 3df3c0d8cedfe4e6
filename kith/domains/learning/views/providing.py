"""Who offers what is held here, and the numbers of boards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kith.domains.learning.actions import providing
from kith.domains.learning.forms.issuing import ProviderForm
from kith.domains.learning.models import Approval, Provider
from kith.domains.learning.providers import reach_approval, reach_provider
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("learning.issuing", of=reach_desk)
@never_cache
def new(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = ProviderForm(request.POST if request.method == "POST" else None, by=request.person)
    if request.method == "POST" and form.is_valid():
        providing.add_provider(**form.told(), by=request.person)
        messages.success(request, _("They can be named from now on."))
        return redirect("learning:issuing")
    return render(request, "learning/provider.html", {"form": form}, status=422 if form.errors else 200)


@requires("learning.issuing", of=reach_provider)
@never_cache
def change(request: SignedRequest, provider: Provider) -> HttpResponse:
    form = ProviderForm(
        request.POST if request.method == "POST" else None, instance=provider, by=request.person
    )
    if request.method == "POST" and form.is_valid():
        providing.change_provider(provider, **form.told(), by=request.person)
        messages.success(request, _("It holds from now on. Certificates that were given stay as they are."))
        return redirect("learning:issuing")
    context = {"form": form, "provider": provider}
    return render(request, "learning/provider.html", context, status=422 if form.errors else 200)


@requires("learning.issuing", of=reach_approval)
@require_POST
def approval_removal(request: SignedRequest, approval: Approval) -> HttpResponse:
    providing.remove_approval(approval, by=request.person)
    messages.success(request, _("It stands on no new certificates."))
    return redirect("learning:issuing")
