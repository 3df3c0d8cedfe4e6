"""Writing step by step, alone or with others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.kinds import Kind, kinds
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Step, Words
from kith.capabilities.versions.actions.drafting import Overtaken, begin, draft, keep
from kith.capabilities.versions.actions.publishing import missing
from kith.capabilities.versions.files import files_of
from kith.capabilities.versions.following import comes_from, shown_beside
from kith.capabilities.versions.forms.beginning import BeginningForm
from kith.capabilities.versions.forms.steps import StepForm, start_of, typed
from kith.capabilities.versions.material import material_for
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import (
    desk_of,
    draft_of,
    drafts_by,
    newest_of,
    reach_written,
    read_by,
)
from kith.capabilities.versions.unsent import unsent_by
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.lib import diff

Differing = tuple[Words, str, list[diff.Change]]


@dataclass(frozen=True)
class Beginning:
    """A space, and what someone is about to begin in it."""

    space: Space
    kind: Kind


def reach_beginning(person: Person | None, slug: str, kind: str) -> Beginning:
    found = next((each for each in kinds() if each.name == kind and each.steps), None)
    if found is None:
        raise Http404
    return Beginning(reach_space(person, slug), found)


@dataclass(frozen=True)
class Sheet:
    """One step of an item that someone writes."""

    item: Item
    step: Step

    @property
    def space(self) -> Space:
        return self.item.space

    @property
    def place(self) -> int:
        return self.item.kind_of.steps.index(self.step)

    @property
    def next_step(self) -> Step | None:
        steps = self.item.kind_of.steps
        return steps[self.place + 1] if self.place + 1 < len(steps) else None

    def form(self, *given: Any, **start: Any) -> StepForm:
        return StepForm(*given, step=self.step, item=self.item, has_title=self.place == 0, **start)

    @property
    def desk(self) -> Desk:
        return desk_of(self.item, self.step)


def reach_sheet(person: Person | None, pk: int, step: str) -> Sheet:
    item = reach_written(person, pk)
    found = next((each for each in item.kind_of.steps if each.name == step), None)
    if found is None:
        raise Http404
    return Sheet(item, found)


@requires("version.begin", of=reach_beginning)
def beginning(request: SignedRequest, asked: Beginning) -> HttpResponse:
    form = BeginningForm(request.POST or None, space=asked.space)
    if request.method == "POST" and form.is_valid():
        version = begin(asked.kind, by=asked.space.own_place(request.person), **form.cleaned_data)
        return redirect("versions:step", version.item_id, asked.kind.steps[0].name)
    context = {"space": asked.space, "kind": asked.kind, "form": form}
    return render(request, "versions/beginning.html", context, status=422 if form.errors else 200)


@requires("version.write", of=reach_written)
@require_safe
def overview(request: SignedRequest, item: Item) -> HttpResponse:
    """All that a draft says by now, and what it still needs."""
    version = draft_of(item) or newest_of(item)
    unanswered = missing(version) if version else []
    files = list(files_of(version)) if version else []
    context = {
        "item": item,
        "version": version,
        "missing": unanswered,
        "files": files,
        "comes_from": comes_from(item, reader=request.person),
    }
    return render(request, "versions/overview.html", context)


@requires("version.write", of=reach_sheet)
def step(request: SignedRequest, sheet: Sheet) -> HttpResponse:
    me = sheet.space.own_place(request.person)
    version = draft(sheet.item, by=me)
    if request.method != "POST":
        start = start_of(version, sheet.step, kept=sheet.desk.kept(request.person))
        return _page(request, sheet, version, sheet.form(initial=start))
    form = sheet.form(request.POST)
    if not form.is_valid():
        return _page(request, sheet, version, form)
    words = {"words": form.words(), "title": form.cleaned_data.get("title", "")}
    try:
        keep(version, seen=form.cleaned_data["seen"], by=me, **words)
    except Overtaken as overtaken:
        sheet.desk.keep(typed(request.POST, sheet.step), by=request.person)
        return _both(request, sheet, overtaken.theirs, form)
    sheet.desk.forget(request.person)
    if "later" in request.POST or sheet.next_step is None:
        return redirect("versions:overview", sheet.item.pk)
    return redirect("versions:step", sheet.item.pk, sheet.next_step.name)


def _page(request: SignedRequest, sheet: Sheet, version: Version, form: StepForm) -> HttpResponse:
    context = {"item": sheet.item, "version": version, "sheet": sheet, "form": form}
    context |= _beside(request, sheet, form)
    return render(request, "versions/step.html", context, status=422 if form.errors else 200)


def _beside(request: SignedRequest, sheet: Sheet, form: StepForm) -> dict[str, Any]:
    """What helps while one writes: what others said, and what the other one says that this one follows."""
    material = material_for(sheet.item, reader=request.person)
    return {"material": material} | shown_beside(sheet.item, form, reader=request.person)


def _both(request: SignedRequest, sheet: Sheet, theirs: Version, form: StepForm) -> HttpResponse:
    """Someone else kept this step too: both are shown, and the one who came later decides."""
    mine = {"title": form.cleaned_data.get("title", "")} | form.words()
    again = sheet.form(initial=start_of(theirs, sheet.step, kept=mine))
    context = {"item": sheet.item, "version": theirs, "sheet": sheet, "form": again}
    context["differing"] = list(_differing(sheet.step, theirs, mine))
    context |= _beside(request, sheet, again)
    return render(request, "versions/step.html", context, status=409)


def _differing(step: Step, theirs: Version, mine: dict[str, str]) -> Iterator[Differing]:
    """Each part that they keep otherwise than one has it: what it is called, their words, and what came and went."""
    if mine["title"] and mine["title"] != theirs.title:
        yield _("Title"), theirs.title, diff.words(theirs.title, mine["title"])
    for ask in step.asks:
        before, after = ask.answer(theirs.words.get(ask.name, "")), ask.answer(mine[ask.name])
        if before != after:
            yield ask.label, before, diff.words(before, after)


@requires("version.write", of=reach_sheet)
@require_POST
def step_draft(request: SignedRequest, sheet: Sheet) -> HttpResponse:
    """Keeps what is being typed for oneself; called by the page itself while someone writes."""
    sheet.desk.keep(typed(request.POST, sheet.step), by=request.person)
    return HttpResponse(status=204)


@signed_in
@require_safe
def drafts(request: SignedRequest) -> HttpResponse:
    """What someone writes and nobody else sees yet, what they typed and did not send, and what they read for others."""
    person = request.person
    context = {"drafts": drafts_by(person)[:100], "unsent": unsent_by(person), "read": read_by(person)[:100]}
    return render(request, "versions/drafts.html", context)
