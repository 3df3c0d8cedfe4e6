"""Where someone who wants to write for the library says what, and in which of their spaces."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.capabilities.versions.policy import where_to_write
from kith.domains.library.forms.saying import WhereForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in


@signed_in
@require_safe
def beginning(request: SignedRequest) -> HttpResponse:
    """Asks for the kind and the space, and leads to the form of both; nothing is written down here."""
    spaces = where_to_write(request.person)
    form = WhereForm(request.GET or None, spaces=spaces)
    if form.is_valid():
        return redirect("versions:begin", form.cleaned_data["space"], form.cleaned_data["kind"])
    context = {"form": form, "spaces": spaces}
    return render(request, "library/beginning.html", context, status=422 if form.errors else 200)
