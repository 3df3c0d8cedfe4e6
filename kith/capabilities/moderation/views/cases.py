"""One case: what was told, the words it is about, what was done, and what can be done now."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.moderation import effects, queries
from kith.capabilities.moderation.actions import keeping
from kith.capabilities.moderation.desks import awake, moderators_of
from kith.capabilities.moderation.forms import DecisionForm, HandOverForm, NoteForm, PassForm
from kith.capabilities.moderation.models import Case
from kith.capabilities.moderation.names import names_at
from kith.capabilities.moderation.rules import HOUSE, rules_of
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import View, requires
from kith.lib.numbers import whole


@requires("case.see", of=queries.reach_case)
@never_cache
@require_safe
def case(request: SignedRequest, found: Case) -> HttpResponse:
    return page(request, found)


def page(request: SignedRequest, case: Case, *, status: int = 200, **forms: forms.Form) -> HttpResponse:
    """The page of a case; `forms` are those that were sent and could not be taken."""
    context = seen(case) | {"space": case.space, "is_mine": case.assignee_id == request.person.pk}
    if case.is_open:
        colleagues = colleagues_of(case, request.person)
        context |= {"can_hand_over": bool(colleagues)} | empty_forms(case, colleagues) | forms
    return render(request, "moderation/case.html", context, status=status)


def seen(case: Case) -> dict[str, Any]:
    """What is known of a case: what was told, what it is about, and what was done."""
    steps = queries.steps_of(case)
    names = names_at(case.where, [case.assignee_id, *(step.what.by_id for step in steps)])
    return {
        "case": case, "where": case.where, "reports": queries.reports_of(case), "place": effects.place_of(case),
        "steps": [(step, names[step.what.by_id]) for step in steps], "assignee": names[case.assignee_id],
        "opening": queries.opening_of(case), "hints": queries.hints_at(case),
    }  # fmt: skip


def colleagues_of(case: Case, person: Person) -> list[tuple[int, str]]:
    """To whom it can be handed over."""
    others = awake(moderators_of(case)).exclude(pk=person.pk).values_list("pk", flat=True)
    names = names_at(case.where, others)
    return [(pk, names[pk]) for pk in others]


def empty_forms(case: Case, colleagues: list[tuple[int, str]]) -> dict[str, forms.Form]:
    first = case.reports.order_by("made_at").values_list("category", flat=True).first()
    start = {"version": case.version, "category": first}
    return {
        "decision_form": DecisionForm(initial=start, **decision_choices(case)),
        "note_form": NoteForm(initial=start),
        "handover_form": HandOverForm(initial=start, people=colleagues),
        "pass_form": PassForm(initial=start),
    }


def decision_choices(case: Case) -> dict[str, Any]:
    return {"kinds": effects.possible(case), "rules": [*rules_of(case.where), *HOUSE]}


def refused(request: SignedRequest, case: Case, name: str, form: forms.Form) -> HttpResponse:
    """The page again with what was typed; if someone else acted first, with what they did."""
    return page(request, case, status=422, **{name: form})


def stale(request: SignedRequest, case: Case, name: str, form: forms.Form) -> HttpResponse:
    """Someone else was first: their step is on the page, and nothing of what was typed is lost."""
    now = queries.reach_case(request.person, pk=case.pk)
    if not now.is_open:
        messages.warning(request, _("Someone else closed this case meanwhile. Their decision is below."))
        return page(request, now, status=422)
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["version"] = str(now.version)
    form.data = data
    form.add_error(
        None, _("Someone else did something here meanwhile; it is below. Look at it, then send yours again.")
    )
    return page(request, now, status=422, **{name: form})


def _by_button(verb: Callable[..., object], words: Any) -> View:
    """A verb that needs nothing but the version that was seen."""

    @requires("case.handle", of=queries.reach_case)
    @require_POST
    def view(request: SignedRequest, found: Case) -> HttpResponse:
        version = whole(request.POST.get("version", ""), digits=9)
        try:
            verb(found, version=-1 if version is None else version, by=request.person)
            messages.success(request, words)
        except keeping.Stale:
            messages.warning(request, _("Someone else did something here meanwhile. Please look at it."))
        return redirect(found)

    return view


taking = _by_button(keeping.take, _("You look after it now. Take your time, and ask others when it helps."))
taking_withdrawal = _by_button(keeping.lay_back, _("It is back on the desk for the others."))


@requires("case.handle", of=queries.reach_case)
@require_POST
def notes(request: SignedRequest, found: Case) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return refused(request, found, "note_form", form)
    try:
        keeping.write_note(found, by=request.person, **form.cleaned_data)
    except keeping.Stale:
        return stale(request, found, "note_form", form)
    return redirect(found)


@requires("case.handle", of=queries.reach_case)
@require_POST
def handover(request: SignedRequest, found: Case) -> HttpResponse:
    form = HandOverForm(request.POST, people=colleagues_of(found, request.person))
    if not form.is_valid():
        return refused(request, found, "handover_form", form)
    words = form.cleaned_data
    to = moderators_of(found).filter(pk=int(words["to"])).first()
    if to is None:
        raise PermissionDenied
    try:
        keeping.hand_over(found, to=to, words=words["words"], version=words["version"], by=request.person)
    except keeping.Stale:
        return stale(request, found, "handover_form", form)
    messages.success(request, _("It is handed over, and they are told. Thank you for what you carried."))
    return redirect(found)


@requires("case.handle", of=queries.reach_case)
@require_POST
def stewards(request: SignedRequest, found: Case) -> HttpResponse:
    """Hosts pass to the stewards what is too much for them, or what only stewards can decide."""
    form = PassForm(request.POST)
    if found.space is None:
        return redirect(found)
    if not form.is_valid():
        return refused(request, found, "pass_form", form)
    space = found.space
    try:
        keeping.pass_on(found, by=request.person, **form.cleaned_data)
    except keeping.Stale:
        return stale(request, found, "pass_form", form)
    messages.success(request, _("The stewards look after it now."))
    return redirect("moderation:desk-of-space", space.slug)
