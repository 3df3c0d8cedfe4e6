"""What one has saved to be looked for again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.conversations.cards import Cards, in_order
from kith.capabilities.search import actions
from kith.capabilities.search.finders import finders
from kith.capabilities.search.models import SavedSearch
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in

SHOWN = 20


@signed_in
@never_cache
def saved(request: SignedRequest) -> HttpResponse:
    """All that one has saved; and something more is saved here."""
    finder = finders().get(request.POST.get("finder", ""))
    if request.method == "POST" and finder:
        asked = finder.tidy(request.POST)
        try:
            if asked:
                actions.save(asked, finder=finder, by=request.person)
                messages.success(request, _("It is saved. You will hear of it when there is something new."))
        except ValidationError as full:
            messages.error(request, " ".join(full.messages))
        return redirect("search:saved")
    searches = SavedSearch.objects.filter(person=request.person).order_by("-made_at")
    return render(request, "search/saved.html", {"searches": searches})


def reach_saved(person: Person | None, pk: int) -> SavedSearch:
    """One's own; of those of others there is nothing."""
    own = SavedSearch.objects.filter(person=person, pk=pk) if person else SavedSearch.objects.none()
    found = own.first()
    if found is None:
        raise Http404
    found.person = person or found.person
    return found


@signed_in
@never_cache
@require_safe
def saved_search(request: SignedRequest, pk: int) -> HttpResponse:
    """What it has found that is new."""
    search = reach_saved(request.person, pk)
    items = in_order(search.news()[:SHOWN], reader=request.person)
    context = {"search": search, "cards": Cards(items, 1, has_later=False)}
    if not search.seen:
        actions.look_at(search, by=request.person)
    return render(request, "search/saved_search.html", context)


@signed_in
@require_POST
def ending(request: SignedRequest, pk: int) -> HttpResponse:
    actions.stop(reach_saved(request.person, pk))
    messages.success(request, _("It is looked for no more."))
    return redirect("search:saved")
