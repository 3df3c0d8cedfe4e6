"""Pages of free words: writing one, and writing it anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.domains.wellbeing import queries
from kith.domains.wellbeing.actions import keeping
from kith.domains.wellbeing.forms import PageForm
from kith.domains.wellbeing.things import Page
from kith.domains.wellbeing.views.alone import alone
from kith.foundation.people.requests import SignedRequest


@alone
def new(request: SignedRequest) -> HttpResponse:
    form = PageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect(keeping.keep(Page(form.cleaned_data["words"]), by=request.person))
    return render(request, "wellbeing/new_page.html", {"form": form}, status=422 if form.errors else 200)


@alone
def change(request: SignedRequest, key: str) -> HttpResponse:
    found = queries.reach_only(request.person, key, Page)
    before = {"words": found.what.words}
    form = PageForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        keeping.write_anew(found, Page(form.cleaned_data["words"]), by=request.person)
        messages.success(request, _("It is kept."))
        return redirect(found)
    context = {"form": form, "kept": found}
    return render(request, "wellbeing/new_page.html", context, status=422 if form.errors else 200)
