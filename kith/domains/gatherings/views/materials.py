"""What hosts and speakers hand out."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.handing_out import TooMany, hand_out, take_in
from kith.domains.gatherings.forms.materials import MaterialForm
from kith.domains.gatherings.materials import materials_seen
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("gathering.change", of=reach_gathering)
def materials(request: SignedRequest, item: Item) -> HttpResponse:
    """All that is handed out, and a form for more."""
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        given = {name: words[name] for name in ("title", "link", "audience")}
        try:
            hand_out(item, by=item.space.own_place(request.person), files=words["attached"], **given)
        except TooMany:
            form.add_too_many()
        else:
            return redirect("gatherings:materials", item.pk)
    context = {"item": item, "form": form, "materials": materials_seen(item, reader=request.person)}
    return render(request, "gatherings/materials.html", context, status=422 if form.errors else 200)


@requires("gathering.change", of=reach_gathering)
@require_POST
def withdrawal(request: SignedRequest, item: Item) -> HttpResponse:
    """One of them is handed out no longer."""
    wanted = request.POST.get("material", "")
    found = [each for each in materials_seen(item, reader=request.person) if str(each.pk) == wanted]
    if not found:
        raise Http404
    take_in(found[0], item=item, by=request.person)
    return redirect("gatherings:materials", item.pk)
