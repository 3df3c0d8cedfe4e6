"""Writing down for the library what a conversation brought."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.capabilities.items.kinds import kind
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import write_down
from kith.domains.talk.forms import WritingDownForm
from kith.domains.talk.policy import where_to_write_down
from kith.domains.talk.queries import choosable, reach_conversation
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.numbers import whole


@requires("talk.write_down", of=reach_conversation)
def writing_down(request: SignedRequest, topic: Item) -> HttpResponse:
    """Asks what of a conversation shall stand beside the draft that grows out of it, and begins that draft."""
    start = whole(request.GET.get("from", ""), digits=8) or 1
    posts = choosable(topic, reader=request.person, start=start)
    spaces = where_to_write_down(request.person, topic)
    form = WritingDownForm(request.POST or None, topic=topic, spaces=spaces, posts=posts)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        by, sort = form.spaces[words.pop("space")].own_place(request.person), kind(words.pop("kind"))
        draft = write_down(topic, kind=sort, by=by, **words)
        return redirect("versions:step", draft.item_id, sort.steps[0].name)
    context = {"item": topic, "form": form}
    return render(request, "talk/writing_down.html", context, status=422 if form.errors else 200)
