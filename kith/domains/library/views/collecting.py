"""Putting entries into collections, and looking after what stands in one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.capabilities.versions.policy import where_to_write
from kith.domains.library.actions import Full, begin_with_entry, gather, say_about, swap, take_out
from kith.domains.library.forms.collecting import BeginCollectionForm, CuratingForm, PutForm
from kith.domains.library.gathering import (
    beside,
    entries_of,
    own_collections,
    reach_collected,
    reach_collection,
    reach_gathered,
)
from kith.domains.library.models import Collected
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in
from kith.infrastructure.database.meanwhile import ChangedMeanwhile, edition_of

NEW = "begin"


@requires("library.collect", of=reach_gathered)
def collecting(request: SignedRequest, item: Item) -> HttpResponse:
    """Puts an entry into a collection that one writes, or begins one with it."""
    posted, is_new = request.POST or None, NEW in request.POST
    look: dict[str, Any] = {"writer": request.person}
    own = own_collections(request.person, without=item)
    put = PutForm(None if is_new else posted, collections=own, name="put", **look)
    new = BeginCollectionForm(
        posted if is_new else None, spaces=where_to_write(request.person), name="new", **look
    )
    asked = new if is_new else put
    if request.method == "POST" and asked.is_valid():
        collection = _begun(new, item, by=request.person) if is_new else _put(put, item, by=request.person)
        if collection is not None:
            return redirect("library:entries", collection.pk)
    context = {"item": item, "put": put, "new": new, "own": own}
    return render(request, "library/collecting.html", context, status=422 if asked.errors else 200)


def _put(form: PutForm, item: Item, *, by: Person) -> Item | None:
    collection = form.chosen
    try:
        gather(item, into=collection, words=form.cleaned_data["source"], by=by)
    except Full:
        form.add_error("collection", _("It is full. Please begin another one, or take something out first."))
        return None
    return collection


def _begun(form: BeginCollectionForm, item: Item, *, by: Person) -> Item:
    words = dict(form.cleaned_data)
    place = form.spaces[words.pop("space")].own_place(by)
    return begin_with_entry(item, by=place, words=words.pop("source"), **words)


@requires("version.write", of=reach_collection)
@require_safe
def entries(request: SignedRequest, item: Item) -> HttpResponse:
    """What stands in a collection, to be put in order, and to be said something about."""
    return _entries(request, item)


def _entries(
    request: SignedRequest, item: Item, *, again: dict[int, CuratingForm] | None = None, status: int = 200
) -> HttpResponse:
    """With the forms that are shown `again`, by their entries."""
    held: list[Any] = list(entries_of(item, reader=request.person))
    for each in held:
        each.form = (again or {}).get(each.pk) or _form(each.pk, said=each.said)
    context = {"item": item, "entries": held, "is_published": item.state in Item.READABLE}
    return render(request, "library/entries.html", context, status=status)


def _form(entry: int, *, said: str, typed: str | None = None) -> CuratingForm:
    """For what is said about an entry; what someone typed stands in it instead."""
    start = {"source": said if typed is None else typed, "seen": edition_of(said)}
    return CuratingForm(initial=start, name=f"words-{entry}")


@requires("version.write", of=reach_collected)
@require_POST
def words(request: SignedRequest, collected: Collected) -> HttpResponse:
    """Changes what is said about an entry. Of two who do so at once, the one who came later reads both, and decides."""
    entry, look = collected.entry_id, {"writer": request.person, "hints": hints_in(collected.space)}
    form = CuratingForm(request.POST, name=f"words-{entry}", **look)
    if not form.is_valid():
        return _entries(request, collected.collection, again={entry: form}, status=422)
    typed, seen = form.cleaned_data["source"], form.cleaned_data["seen"]
    try:
        say_about(collected, words=typed, seen=seen, by=request.person)
    except ChangedMeanwhile:
        both = _form(entry, said=collected.words, typed=typed)
        both.theirs = collected.words
        return _entries(request, collected.collection, again={entry: both}, status=409)
    messages.success(request, _("Your words are kept."))
    return _back_to(collected)


@requires("version.write", of=reach_collected)
@require_POST
def place(request: SignedRequest, collected: Collected) -> HttpResponse:
    """Moves an entry one place up or down, past what its curator sees there."""
    way = "up" if "up" in request.POST else "down"
    if other := beside(collected, way=way, reader=request.person):
        swap(collected, past=other, by=request.person)
    return _back_to(collected)


@requires("version.write", of=reach_collected)
@require_POST
def removal(request: SignedRequest, collected: Collected) -> HttpResponse:
    collection = collected.collection
    take_out(collected, by=request.person)
    messages.success(request, _("It was taken out. The entry itself stays as it is."))
    return redirect("library:entries", collection.pk)


def _back_to(collected: Collected) -> HttpResponse:
    """To the same entry, wherever it stands now."""
    response = redirect("library:entries", collected.collection_id)
    response.headers["Location"] += f"#entry-{collected.entry_id}"
    return response
