"""What there is for oneself, whom one can call, and throwing everything away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.wellbeing import queries
from kith.domains.wellbeing.actions import keeping
from kith.domains.wellbeing.forms import PeopleForm
from kith.domains.wellbeing.instruments.book import book
from kith.domains.wellbeing.things import People, Plan
from kith.domains.wellbeing.views.alone import alone
from kith.foundation.people.requests import SignedRequest
from kith.lib.paging import page_of

SHOWN = 20


@alone
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    kept = [each for each in queries.kept_by(request.person) if not isinstance(each.what, People | Plan)]
    page = page_of(kept, request, size=SHOWN)
    context = {"kept": page.rows, "page": page, "instruments": book().offered()}
    return render(request, "wellbeing/overview.html", context)


@alone
def people(request: SignedRequest) -> HttpResponse:
    before = {"lines": "\n".join(queries.people_of(request.person))}
    form = PeopleForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        keeping.name_people(form.cleaned_data["lines"], by=request.person)
        messages.success(request, _("It is kept."))
        return redirect("own:overview")
    return render(request, "wellbeing/people.html", {"form": form}, status=422 if form.errors else 200)


@alone
def removal(request: SignedRequest) -> HttpResponse:
    """Works with a safe that stays shut, too."""
    if request.method != "POST":
        return render(request, "wellbeing/removal_of_all.html")
    keeping.throw_all_away(by=request.person)
    messages.success(request, _("Everything is gone."))
    return redirect("own:overview")
