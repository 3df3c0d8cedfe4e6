"""A draft of a gathering: its title and tags, and throwing it away."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.capabilities.conversations.around import ITS_OWN
from kith.capabilities.conversations.revision import RevisionForm
from kith.capabilities.conversations.views.revising import revision_page
from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import drafting
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in
from kith.infrastructure.database.meanwhile import ChangedMeanwhile


def reach_draft(person: Person | None, pk: int, **_rest: Any) -> Item:
    """A draft of one's own, or of a space that one hosts."""
    item = reach_gathering(person, pk)
    if item.state != Item.State.DRAFT:
        raise Http404
    return item


@requires("gathering.change", of=reach_draft)
def revision(request: SignedRequest, item: Item) -> HttpResponse:
    """Changes title, tags, content note, audience or language."""
    look = {"writer": request.person, "hints": hints_in(item.space)}
    form = RevisionForm(request.POST or None, item=item, **look)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in (*ITS_OWN, "tags", "seen")}
        with suppress(ChangedMeanwhile):
            drafting.reword(item, by=item.space.own_place(request.person), **words)
            return redirect("gatherings:gathering-short", item.pk)
    return revision_page(request, form)


@requires("gathering.change", of=reach_draft)
def throwing_away(request: SignedRequest, item: Item) -> HttpResponse:
    if request.method == "POST":
        drafting.throw_away(item, by=request.person)
        messages.success(request, _("The draft is gone."))
        return redirect(item.space)
    return render(request, "gatherings/throwing_away.html", {"item": item})
