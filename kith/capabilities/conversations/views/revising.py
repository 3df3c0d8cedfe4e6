"""Changing what stands around an item."""

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


@requires("item.revise", of=reach_thread)
def revision(request: SignedRequest, item: Item) -> HttpResponse:
    """Changes title, tags, content note, audience or language, and whether its author asks for no advice."""
    tags = ", ".join(item.tags.order_by("words").values_list("words", flat=True))
    names = ("title", "content_note", "language", "visibility")
    start = {name: getattr(item, name) for name in names}
    start |= {"tags": tags, "no_advice": item.thread.no_advice}
    look = {"writer": request.person, "hints": hints_in(item.space)}
    form = RevisionForm(request.POST or None, initial=start, item=item, **look)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        revise(item, tags=words.pop("tags"), by=acting(item, request.person), **words)
        return redirect(item)
    context = {"item": item, "form": form}
    return render(request, "conversations/revision.html", context, status=422 if form.errors else 200)
