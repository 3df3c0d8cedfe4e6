"""What something grew out of, and what grew out of it."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.capabilities.citations.showing import FILES
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.lineage.actions import say_what_changed
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.changes import changed_answers
from kith.capabilities.versions.files import files_seen
from kith.capabilities.versions.policy import where_to_write
from kith.capabilities.versions.queries import (
    reach_version,
    reach_versioned,
    shown_of,
    written_by,
)
from kith.domains.library.actions import adapt
from kith.domains.library.forms.adapting import AdaptingForm, ChangingForm
from kith.domains.library.kin import core_of, kin_of, told_by
from kith.domains.library.kinds import GATHERED
from kith.domains.library.queries import licence_in
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.queries import hints_in
from kith.infrastructure.database.meanwhile import ChangedMeanwhile


def reach_adapted(person: Person | None, pk: int) -> Item:
    """An entry that can grow into another; of a collection one begins one's own."""
    return of_kinds(reach_versioned(person, pk), GATHERED)


@requires("library.adapt", of=reach_adapted)
def adapting(request: SignedRequest, item: Item) -> HttpResponse:
    """Begins a draft with the words of another entry; it will know where it comes from."""
    parent, spaces = shown_of(item), where_to_write(request.person)
    carried = list(files_seen(parent, reader=request.person))
    form = AdaptingForm(
        request.POST or None, like=item, carried=carried, spaces=spaces, writer=request.person
    )
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        by = form.spaces[words.pop("space")].own_place(request.person)
        draft = adapt(item, by=by, **words)
        return redirect("versions:step", draft.item_id, item.kind_of.steps[0].name)
    context = {"item": item, "form": form, "licence": licence_in(parent), "core": core_of(parent)}
    return render(request, "library/adapting.html", context, status=422 if form.errors else 200)


def reach_link(person: Person | None, pk: int) -> Link:
    """What an entry says about another from which it comes; for those who see both, or write the one and see the other."""
    seen = Item.objects.reached_by(person).values("pk")
    links = Link.objects.filter(Q(child__in=seen) | Q(child__in=written_by(person)), pk=pk, parent__in=seen)
    found = links.exclude(sort=Link.Sort.GREW).select_related("child__space", "parent__space").first()
    if found is None:
        raise Http404
    return found


@requires("version.write", of=lambda person, pk: Adapted(reach_link(person, pk)))
def changing(request: SignedRequest, adapted: "Adapted") -> HttpResponse:
    """Changes what is said about an adaptation, and which version it follows by now."""
    link = adapted.link
    newest, start = shown_of(link.parent), {"changed": link.changed, "core": link.core, "seen": link.edition}
    look: dict[str, Any] = {"sort": link.sort, "writer": request.person, "hints": hints_in(link.child.space)}
    form = ChangingForm(request.POST or None, initial=start, **look)
    context = {"item": link.child, "link": link, "form": form, "newest": newest}
    context["follows"] = follows = "follows" in request.POST
    if request.method != "POST" or not form.is_valid():
        return render(request, "library/changing.html", context, status=422 if form.errors else 200)
    try:
        say_what_changed(link, version=newest.number if follows else link.version, **form.cleaned_data)
    except ChangedMeanwhile:
        context["form"] = again = ChangingForm(initial=form.cleaned_data | {"seen": link.edition}, **look)
        again.theirs = "\n".join(filter(None, [link.changed, link.get_core_display()]))
        return render(request, "library/changing.html", context, status=409)
    is_draft = link.child.state == Item.State.DRAFT
    return redirect("versions:overview", link.child_id) if is_draft else redirect(link.child)


@public
@require_safe
def difference(request: Request, pk: int) -> HttpResponse:
    """What is different in an adaptation from the version that it follows, with what should have stayed as it is."""
    link = reach_link(request.person, pk)
    before = reach_version(request.person, link.parent_id, link.version or 0)
    after = told_by(link, reader=request.person)
    context = {
        "link": link,
        "item": link.child,
        "before": before,
        "after": after,
        "core": core_of(before),
        "changes": changed_answers(before, after),
    }
    return render(request, "library/difference.html", context)


class Adapted:
    """An entry by what ties it to another one."""

    def __init__(self, link: Link) -> None:
        self.link, self.item, self.space = link, link.child, link.child.space


@public
@require_safe
def family(request: Request, pk: int) -> HttpResponse:
    """The whole family of an entry, as far as its reader may see it."""
    item = reach_versioned(request.person, pk)
    context = {"item": item, "files": FILES} | kin_of(item, reader=request.person)
    return render(request, "library/family.html", context)
