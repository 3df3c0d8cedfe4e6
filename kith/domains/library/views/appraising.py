"""How good people find an entry, and on what grounds; and saying so oneself."""

from typing import Any

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.versions.queries import reach_versioned, shown_of
from kith.domains.library.actions import appraise
from kith.domains.library.evidence import appraisals_of, studies_for, weighed_in
from kith.domains.library.forms.saying import AppraisingForm
from kith.domains.library.frameworks import FRAMEWORKS, Framework, side_by_side
from kith.domains.library.kinds import KINDS
from kith.domains.library.views.trying import reach_tried
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.queries import hints_in
from kith.lib.paging import page_of

PAGE = 20


def reach_appraised(person: Person | None, pk: int) -> Item:
    return of_kinds(reach_versioned(person, pk), KINDS)


@public
@require_safe
def appraisals(request: Request, pk: int) -> HttpResponse:
    """All appraisals of an entry, with criteria and studies, and where they differ."""
    item = reach_appraised(request.person, pk)
    page = page_of(appraisals_of(item, reader=request.person), request, size=PAGE)
    context = {
        "item": item,
        "newest": shown_of(item).number,
        "weighed": weighed_in(item, reader=request.person),
        "appraisals": page.rows,
        "page": page,
        "fold": request.person is None or request.person.collapsed_notes,
        "can_reply": may(request.person, "post.reply", item),
    }
    return render(request, "library/appraisals.html", context)


@requires("post.reply", of=reach_tried)
def appraising(request: SignedRequest, item: Item) -> HttpResponse:
    """Says how good one finds it: first one chooses what to ask, then the page asks it."""
    framework = _framework(request)
    if framework is None:
        return render(request, "library/ways.html", {"item": item, "frameworks": side_by_side()})
    desk = _desk(item, framework)
    if request.method != "POST":
        return _page(request, item, _form(item, framework, initial=_start(desk.kept(request.person))))
    hints = hints_in(item.space)
    form = _form(item, framework, request.POST, writer=request.person, hints=hints)
    if form.is_valid():
        post = appraise(item, author=item.space.own_place(request.person), **form.appraisal())
        desk.forget(request.person)
        return redirect(post)
    desk.keep(form.typed(), by=request.person)
    return _page(request, item, form)


def _framework(request: SignedRequest) -> Framework | None:
    asked = request.POST if request.method == "POST" else request.GET
    return FRAMEWORKS.get(asked.get("framework", ""))


def _form(item: Item, framework: Framework, *given: Any, **rest: Any) -> AppraisingForm:
    return AppraisingForm(*given, item=item, framework=framework, studies=studies_for(item), **rest)


def _desk(item: Item, framework: Framework) -> Desk:
    """Each framework has its own, so that going from one to another loses nothing."""
    return Desk(f"appraisal {framework.code}", item=item)


def _start(kept: dict[str, str]) -> dict[str, object]:
    return {**kept, "studies": kept.get("studies", "").split(",")}


def _page(request: SignedRequest, item: Item, form: AppraisingForm) -> HttpResponse:
    context = {"item": item, "form": form, "framework": form.asked}
    return render(request, "library/appraising.html", context, status=422 if form.errors else 200)


@requires("post.reply", of=reach_tried)
@require_POST
def appraising_draft(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    framework = _framework(request)
    if framework is None:
        return HttpResponseBadRequest()
    _desk(item, framework).keep(_form(item, framework, request.POST).typed(), by=request.person)
    return HttpResponse(status=204)
