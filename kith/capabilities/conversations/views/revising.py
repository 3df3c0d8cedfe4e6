"""Changing what stands around an item."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.capabilities.conversations.actions.revising import revise
from kith.capabilities.conversations.queries import reach_thread
from kith.capabilities.conversations.revision import RevisionForm
from kith.capabilities.items.masks import acting
from kith.capabilities.items.models import Item
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in
from kith.infrastructure.database.meanwhile import ChangedMeanwhile


@requires("item.revise", of=reach_thread)
def revision(request: SignedRequest, item: Item) -> HttpResponse:
    """Changes title, tags, content note, audience or language, and whether its author asks for no advice."""
    look = {"writer": request.person, "hints": hints_in(item.space)}
    form = RevisionForm(request.POST or None, item=item, **look)
    if request.method == "POST" and form.is_valid():
        with suppress(ChangedMeanwhile):
            revise(item, by=acting(item, request.person), **form.cleaned_data)
            return redirect(item)
    return revision_page(request, form)


def revision_page(request: SignedRequest, form: RevisionForm) -> HttpResponse:
    """The form, or the same anew where it came too late."""
    is_late = form.is_late
    context = {"item": form.item, "form": form.again() if is_late else form}
    status = 409 if is_late else 422 if form.errors else 200
    return render(request, "conversations/revision.html", context, status=status)
