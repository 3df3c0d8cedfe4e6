"""Words in an archive that are one's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kith.foundation.people.queries import authors_awaiting
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.foundation.profiles.forms import ClaimingForm
from kith.foundation.spaces.actions.claiming import claim


@signed_in
@never_cache
def claiming(request: SignedRequest) -> HttpResponse:
    """Nothing is signed with a person's name before they say so: another name may be there for a reason."""
    waiting = list(authors_awaiting(request.person))
    if not waiting:
        raise Http404
    form = ClaimingForm(request.POST if request.method == "POST" else None, person=request.person)
    if request.method == "POST" and form.is_valid():
        for author in waiting:
            claim(author, by=request.person, keep_name=form.cleaned_data["keep_name"])
        messages.success(request, _("These words are yours now."))
        return redirect("people:account")
    context = {"form": form, "waiting": waiting}
    return render(request, "profiles/claiming.html", context, status=422 if form.errors else 200)
