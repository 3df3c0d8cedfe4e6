"""Finding people by what they tell."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.foundation.profiles.forms import DirectoryForm
from kith.foundation.profiles.queries import choices, directory
from kith.lib.paging import page_number


@signed_in
@require_safe
def people(request: SignedRequest) -> HttpResponse:
    form = DirectoryForm(request.GET, choices=choices(request.person))
    chosen, words = form.chosen()
    found = directory(request.person, chosen=chosen, words=words, page=page_number(request))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "found": found,
        "keep": f"{kept.urlencode()}&" if kept else "",
        "narrowed": chosen or words,
    }
    return render(request, "profiles/directory.html", context)
