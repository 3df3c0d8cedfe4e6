"""Announcing a gathering, and showing a draft of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.announcing import announce, publish
from kith.domains.gatherings.forms.announcing import AnnouncingForm
from kith.domains.gatherings.forms.planning import TICKED
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.views.clocks import say_if_turned_ahead
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import hints_in, reach_space

WORDS = ("title", "source", "speakers", "tags", "language", "visibility", "content_note", "send_key")


def reach_place(person: Person | None, slug: str, kind: str) -> Space:
    if kind != GATHERING.name:
        raise Http404
    return reach_space(person, slug)


@requires("gathering.announce", of=reach_place)
def announcing(request: SignedRequest, space: Space) -> HttpResponse:
    desk, clock = Desk(GATHERING.name, space=space), request.person.time_zone or "UTC"
    if request.method != "POST":
        kept = desk.kept(request.person)
        given = kept or _given(request)
        initial = given | {name: given[name].split(", ") for name in TICKED if given.get(name)}
        form = AnnouncingForm(initial=initial, space=space, host=request.person, clock=clock)
        return _page(request, space, form)
    form = AnnouncingForm(
        request.POST, space=space, host=request.person, writer=request.person, hints=hints_in(space)
    )
    if not form.is_valid():
        desk.keep(form.typed(), by=request.person)
        return _page(request, space, form, status=422)
    words = {name: form.cleaned_data[name] for name in WORDS} | {"sort": form.cleaned_data["sort"]}
    plan = form.plan() | {"sort": words.pop("sort")}
    item = announce(by=space.own_place(request.person), plan=plan, as_draft="keep" in request.POST, **words)
    desk.forget(request.person)
    say_if_turned_ahead(request, item.gathering)
    return redirect(item)


def _given(request: SignedRequest) -> dict[str, str]:
    """What a link from elsewhere begins with, such as that of two who meet again and again."""
    return {name: request.GET[name] for name in AnnouncingForm.kept if name in request.GET}


def _page(request: SignedRequest, space: Space, form: AnnouncingForm, *, status: int = 200) -> HttpResponse:
    context = {"space": space, "form": form, "kind": GATHERING, "place": space.place_of(request.person)}
    return render(request, "gatherings/announcing.html", context, status=status)


@requires("gathering.announce", of=reach_place)
@require_POST
def announcing_draft(request: SignedRequest, space: Space) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    form = AnnouncingForm(request.POST, space=space, host=request.person)
    Desk(GATHERING.name, space=space).keep(form.typed(), by=request.person)
    return HttpResponse(status=204)


@requires("gathering.change", of=reach_gathering)
@require_POST
def publication(request: SignedRequest, item: Item) -> HttpResponse:
    publish(item, by=item.space.own_place(request.person))
    return redirect(item)
