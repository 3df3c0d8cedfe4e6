"""A moment for oneself: what it is, and the four questions."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.domains.wellbeing.actions import keeping
from kith.domains.wellbeing.forms import MomentForm
from kith.domains.wellbeing.views.alone import alone
from kith.domains.wellbeing.views.showing import page_of_moment, sent_with
from kith.foundation.people.requests import SignedRequest


@alone
@require_safe
def moment(request: SignedRequest) -> HttpResponse:
    return render(request, "wellbeing/moment.html")


@alone
def new(request: SignedRequest) -> HttpResponse:
    """Kept only if its writer says so: shown, it is written nowhere."""
    form = MomentForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request, "wellbeing/new_moment.html", {"form": form}, status=422 if form.errors else 200
        )
    if request.POST.get("do") == "keep":
        return redirect(keeping.keep(form.moment(), by=request.person))
    return page_of_moment(request, form.moment(), sent=sent_with(form))
