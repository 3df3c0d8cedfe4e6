"""Saying what happened when one tried something."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.conversations.queries import reach_thread
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.versions.tombstones import says_withdrawn
from kith.domains.library.actions import report_trial
from kith.domains.library.forms import TryingForm
from kith.domains.library.kinds import GATHERED
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in


@says_withdrawn
def reach_tried(person: Person | None, pk: int) -> Item:
    return of_kinds(reach_thread(person, pk), GATHERED)


@requires("post.reply", of=reach_tried)
def trying(request: SignedRequest, item: Item) -> HttpResponse:
    desk = Desk("trial", item=item)
    if request.method != "POST":
        form = TryingForm(initial=desk.kept(request.person), item=item)
        return render(request, "library/trying.html", {"item": item, "form": form})
    form = TryingForm(request.POST, item=item, writer=request.person, hints=hints_in(item.space))
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("source", "setting", "again", "send_key")}
        post = report_trial(item, author=item.space.own_place(request.person), **words)
        desk.forget(request.person)
        return redirect(post)
    desk.keep(form.typed(), by=request.person)
    return render(request, "library/trying.html", {"item": item, "form": form}, status=422)


@requires("post.reply", of=reach_tried)
@require_POST
def trying_draft(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    Desk("trial", item=item).keep(TryingForm(request.POST, item=item).typed(), by=request.person)
    return HttpResponse(status=204)
