"""Adding sources to an item, one by one or many by a file, and taking one away."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.citations.actions import cite, import_references, uncite
from kith.capabilities.citations.forms import ReferencesForm, SourceForm, on_disk
from kith.capabilities.citations.queries import Cited, reach_cited
from kith.capabilities.citations.showing import in_style
from kith.capabilities.citations.unread import told
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.versions.queries import reach_known
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in

PROBLEMS_SHOWN = 200


@requires("references.write", of=reach_known)
def source(request: SignedRequest, item: Item) -> HttpResponse:
    """Asks for one work; what was pasted is looked up after it is kept."""
    desk = Desk("source", item=item)
    if request.method != "POST":
        form = SourceForm(initial=desk.kept(request.person))
        return render(request, "citations/adding.html", {"item": item, "form": form})
    form = SourceForm(request.POST, writer=request.person, hints=hints_in(item.space))
    if form.is_valid():
        cite(item, form.record, by=item.space.own_place(request.person), note=form.cleaned_data["note"])
        desk.forget(request.person)
        return redirect("citations:sources", item.pk)
    desk.keep(form.typed(), by=request.person)
    return render(request, "citations/adding.html", {"item": item, "form": form}, status=422)


@requires("references.write", of=reach_known)
@require_POST
def source_draft(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    Desk("source", item=item).keep(SourceForm(request.POST).typed(), by=request.person)
    return HttpResponse(status=204)


@requires("references.write", of=reach_known)
def references(request: SignedRequest, item: Item) -> HttpResponse:
    """Asks for a file, and says what came of it. Sending it again changes nothing, so the answer is a page."""
    form = ReferencesForm(request.POST, request.FILES) if request.method == "POST" else ReferencesForm()
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "citations/importing.html", {"item": item, "form": form}, status=status)
    with on_disk(form.cleaned_data["file"]) as place:
        result = import_references(item, place, by=item.space.own_place(request.person))
    problems = [told(problem) for problem in result.problems[:PROBLEMS_SHOWN]]
    context = {"item": item, "result": result, "problems": problems}
    return render(request, "citations/imported.html", context)


@requires("references.write", of=reach_cited)
def withdrawal(request: SignedRequest, cited: Cited) -> HttpResponse:
    """Asks once more, and takes the source away."""
    if request.method == "POST":
        uncite(cited.reference, by=cited.space.own_place(request.person))
        return redirect("citations:sources", cited.item.pk)
    (shown,) = in_style([cited.reference], style="")
    return render(request, "citations/withdrawal.html", {"item": cited.item, "source": shown})
