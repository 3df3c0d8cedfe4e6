"""Publishing a version, throwing a draft away, withdrawing an item and bringing it back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import Overtaken, restore, throw_away
from kith.capabilities.versions.actions.publishing import missing, publish
from kith.capabilities.versions.actions.retiring import SaidMeanwhile, bring_back, retire, say_anew
from kith.capabilities.versions.files import files_of
from kith.capabilities.versions.following import comes_from
from kith.capabilities.versions.forms.publishing import PublishingForm, RetiringForm
from kith.capabilities.versions.material import has_unanswered, taken_over
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import (
    draft_of,
    newest_of,
    reach_retirable,
    reach_version,
    reach_written,
    seen_beside,
)
from kith.capabilities.versions.telling import told
from kith.capabilities.versions.tombstones import gone_from, said_by
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.queries import hints_in
from kith.lib.numbers import whole


def reach_draft(person: Person | None, pk: int) -> Version:
    version = draft_of(reach_written(person, pk))
    if version is None:
        raise Http404
    return version


def reach_publishable(person: Person | None, pk: int) -> Version:
    """A draft, or what was one when the page was made."""
    item = reach_written(person, pk)
    version = draft_of(item) or newest_of(item)
    if version is None:
        raise Http404
    return version


@requires("version.write", of=reach_publishable)
def publication(request: SignedRequest, version: Version) -> HttpResponse:
    """Shows all once more as others will read it, and asks what has to be asked. What was withdrawn comes back first.

    Nobody publishes what they have not read: if someone else kept the draft meanwhile, it is shown anew.
    """
    if not version.is_draft:
        return _published(request, version)
    if request.method != "POST":
        return _page(request, version, _form(version, request))
    form = _form(version, request, request.POST)
    is_ready = not (missing(version) or taken_over(version) or version.item.is_retired)
    if form.is_overtaken or not (is_ready and form.is_valid()):
        return _page(request, version, form)
    words = {name: form.cleaned_data.get(name, "") for name in ("why", "content_note", "seen")}
    try:
        return _published(request, publish(version, by=version.space.own_place(request.person), **words))
    except Overtaken as overtaken:
        return _page(request, overtaken.theirs, _form(overtaken.theirs, request, request.POST))


def _form(version: Version, request: SignedRequest, *given: Any, **start: Any) -> PublishingForm:
    look = {"writer": request.person, "hints": hints_in(version.space)}
    return PublishingForm(*given, version=version, text=told(version, with_facts=False), **look, **start)


def _page(request: SignedRequest, version: Version, form: PublishingForm) -> HttpResponse:
    taken, item, is_late = taken_over(version), version.item, form.is_overtaken
    is_refused = form.errors or (form.is_bound and (taken or item.is_retired))
    context = {
        "item": item, "version": version, "missing": missing(version), "files": list(files_of(version)), "is_late": is_late,
        "form": _form(version, request, initial=form.typed()) if is_late else form, "taken": taken,
        "comes_from": comes_from(item, reader=request.person), "waits": has_unanswered(item),
    }  # fmt: skip
    status = 409 if is_late else 422 if is_refused else 200
    return render(request, "versions/publication.html", context, status=status)


def _published(request: SignedRequest, version: Version) -> HttpResponse:
    """The way to what everyone can read. Whoever meant to publish it, and came later than another, is told so."""
    if request.method == "POST" and not is_own(version.by, request.person):
        messages.warning(request, _("Someone else published it meanwhile. This is how it is now."))
    return redirect(version.item)


@requires("version.write", of=reach_version)
@require_POST
def restoration(request: SignedRequest, version: Version) -> HttpResponse:
    """Begins a draft with an older version; it is looked through and published like any other."""
    try:
        restore(version, by=version.space.own_place(request.person))
    except Overtaken:
        messages.error(
            request,
            _(
                "Something is being written already, so nothing has changed. Publish it or throw it away first."
            ),
        )
    return redirect("versions:overview", version.item_id)


@requires("version.write", of=reach_draft)
def throwing_away(request: SignedRequest, version: Version) -> HttpResponse:
    if request.method == "POST":
        throw_away(version, by=request.person)
        return redirect("versions:drafts") if version.number == 1 else redirect(version.item)
    return render(request, "versions/throwing_away.html", {"item": version.item, "version": version})


@requires("version.retire", of=reach_retirable)
def retirement(request: SignedRequest, item: Item) -> HttpResponse:
    """Withdraws an item; of one that was withdrawn already, changes what its page says.

    Of two who do so at once, the one who came later reads what the other said, and decides.
    """
    gone = gone_from(item)
    said, edition = said_by(gone, reader=request.person), gone.edition if gone else 0
    given = whole(request.POST.get("seen", ""), digits=9)
    seen = edition if given is None else given
    look = {"writer": request.person, "hints": hints_in(item.space)}
    others = seen_beside(item, reader=request.person)
    form = RetiringForm(request.POST or None, initial=said, among=others, **look)
    context = {"item": item, "is_gone": bool(gone), "form": form, "seen": seen}
    if request.method == "POST" and form.is_valid():
        verb: Callable[..., None] = partial(say_anew, seen=seen) if gone or seen else retire
        try:
            verb(item, **form.cleaned_data, by=item.space.own_place(request.person))
        except SaidMeanwhile:
            context |= {"seen": edition, "theirs": said, "is_overtaken": True}
            return render(request, "versions/retirement.html", context, status=409)
        return redirect(item)
    return render(request, "versions/retirement.html", context, status=422 if form.errors else 200)


@requires("version.retire", of=reach_retirable)
@require_POST
def bringing_back(request: SignedRequest, item: Item) -> HttpResponse:
    bring_back(item, by=request.person)
    return redirect(item)
