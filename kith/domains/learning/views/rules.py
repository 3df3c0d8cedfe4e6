"""What boards ask for, as it was written down; and stewards' adding to it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.domains.learning.actions.ruling import add_rules
from kith.domains.learning.forms.credentials import RulesForm
from kith.domains.learning.rulebook import rulebook
from kith.domains.learning.ruling_words import in_words
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in


@signed_in
@require_safe
def told(request: SignedRequest, code: str, version: int) -> HttpResponse:
    book = rulebook()
    found = book.get(code, version)
    if found is None:
        raise Http404
    context = {
        "rules": found,
        "asks": in_words(found),
        "newer": book.newer_than(found),
        "text": book.text(found),
    }
    return render(request, "learning/rules.html", context)


@requires("learning.rules", of=reach_desk)
@require_safe
def rules(request: SignedRequest, _desk: Person) -> HttpResponse:
    return render(request, "learning/all_rules.html", {"rules": rulebook().newest.values()})


@requires("learning.rules", of=reach_desk)
@never_cache
def new(request: SignedRequest, _desk: Person) -> HttpResponse:
    """Begins with the text of a rule set that a steward wants to change, if they name one."""
    form = RulesForm(request.POST if request.method == "POST" else None, initial={"text": _begun(request)})
    if request.method == "POST" and form.is_valid():
        added = add_rules(form.cleaned_data["text"], by=request.person)
        messages.success(request, _("Added. People can choose it now."))
        return redirect("learning:rules", added.code, added.version)
    return render(request, "learning/new_rules.html", {"form": form}, status=422 if form.errors else 200)


def _begun(request: SignedRequest) -> str:
    book = rulebook()
    before = book.newest.get(request.GET.get("code", ""))
    return book.text(before) if before else ""
