"""One post: its link, its history, and what its author can do."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.attachments.actions import describe
from kith.capabilities.conversations.actions import thanking, writing
from kith.capabilities.conversations.actions.showing import change_files
from kith.capabilities.conversations.forms.writing import AltForm, EditForm
from kith.capabilities.conversations.models import Post, PostVersion
from kith.capabilities.conversations.models.post import page_of
from kith.capabilities.conversations.queries import reach_post
from kith.capabilities.conversations.words import write
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.queries import reach_item
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.masks import as_known
from kith.foundation.spaces.queries import hints_in
from kith.lib import diff


def place_of(post: Post) -> str:
    """Where a post stands: its page, and its place on it."""
    page = page_of(post.number)
    address = post.item.get_absolute_url()
    return f"{address}?page={page}#{post.anchor}" if page > 1 else f"{address}#{post.anchor}"


def say_kept(request: SignedRequest) -> None:
    """Where words are found again, to whoever asked that they be kept."""
    if "keep" in request.POST:
        messages.success(request, _("It is kept as a draft. You find it again under “What you are writing”."))


@public
@require_safe
def link(request: Request, pk: int) -> HttpResponse:
    """The permalink of a post, wherever it stands by now."""
    return redirect(place_of(reach_post(request.person, pk)))


@public
@require_safe
def item_link(request: Request, pk: int) -> HttpResponse:
    """The short address of an item, whatever its kind; it tells nothing of what it is."""
    return redirect(reach_item(request.person, pk))


@requires("post.edit", of=reach_post)
def edit(request: SignedRequest, post: Post) -> HttpResponse:
    if post.is_opening and post.item.kind_of.writing:
        return redirect(post.item.kind_of.writing, post.item_id)
    desk = Desk("edit", item=post.item, number=post.number)
    writer = as_known(request.person, signed=post.author)
    start = {"source": post.source, "content_note": post.content_note} | desk.kept(writer)
    form = EditForm(
        request.POST or None, request.FILES or None, initial=start, files=[*post.files.order_by("pk")],
        writer=request.person, hints=hints_in(post.space),
    )  # fmt: skip
    preview, comes_back = None, "look" in request.POST or "keep" in request.POST
    if comes_back:
        desk.keep(form.words(), by=writer)
        say_kept(request)
        source, calls = form.words()["source"], not post.author.is_mask
        preview = write(source, space=post.space, calls=calls).html if "look" in request.POST else None
    elif request.method == "POST" and form.is_valid():
        added = _change(post, form, by=writer)
        desk.forget(writer)
        return redirect("conversations:pictures", post.pk) if added else redirect(place_of(post))
    context = {"post": post, "form": form, "preview": preview}
    status = 422 if form.is_bound and not comes_back else 200
    return render(request, "conversations/edit.html", context, status=status)


@transaction.atomic
def _change(post: Post, form: EditForm, *, by: Person) -> bool:
    """Whether files came with the change, of which is asked what they show."""
    words = form.cleaned_data
    gone, added = words.pop("gone"), words.pop("attached")
    change_files(post, gone=gone, added=added, by=by)
    writing.edit(post, **words, by=by)
    return bool(added)


@public
@require_safe
def history(request: Request, pk: int) -> HttpResponse:
    """How a post changed, with what it warned of; a post that is hidden hides its history too."""
    post = reach_post(request.person, pk)
    said = [*post.versions.all(), post.as_version] if post.is_shown else []
    context = {
        "post": post,
        "steps": [_step(before, after) for before, after in pairwise(said)][::-1],
        "first": said[0] if said else None,
        "note": next((each.content_note for each in reversed(said) if each.content_note), ""),
        "fold": request.person is None or request.person.collapsed_notes,
    }
    return render(request, "conversations/history.html", context)


def _step(before: PostVersion, after: PostVersion) -> dict[str, Any]:
    is_reworded = before.source != after.source
    return {
        "at": after.written_at,
        "changes": diff.words(before.source, after.source) if is_reworded else [],
        "notes": before.content_note != after.content_note,
        "note": after.content_note,
    }


@requires("post.take_back", of=reach_post)
def taking_back(request: SignedRequest, post: Post) -> HttpResponse:
    if request.method == "POST":
        writing.take_back(post, by=as_known(request.person, signed=post.author))
        messages.success(request, _("Your post is taken back. You can show it again from the same place."))
        return redirect(place_of(post))
    return render(request, "conversations/take_back.html", {"post": post})


@requires("post.remove", of=reach_post)
def removal(request: SignedRequest, post: Post) -> HttpResponse:
    if request.method == "POST":
        writing.remove(post, by=request.person)
        messages.success(request, _("The post is hidden. That a host removed it stays visible."))
        return redirect(place_of(post))
    return render(request, "conversations/removal.html", {"post": post})


@requires("post.restore", of=reach_post)
@require_POST
def restoring(request: SignedRequest, post: Post) -> HttpResponse:
    writing.restore(post, by=as_known(request.person, signed=post.author))
    return redirect(place_of(post))


@requires("post.thank", of=reach_post)
@require_POST
def thanks(request: SignedRequest, post: Post) -> HttpResponse:
    thanking.thank(post, by=post.space.own_place(request.person))
    return redirect(place_of(post))


@requires("post.thank", of=reach_post)
@require_POST
def thanks_withdrawal(request: SignedRequest, post: Post) -> HttpResponse:
    thanking.take_thanks_back(post, by=post.space.own_place(request.person))
    return redirect(place_of(post))


@requires("post.edit", of=reach_post)
def pictures(request: SignedRequest, post: Post) -> HttpResponse:
    """Asks what each picture of a post shows."""
    files = [file for file in post.files.order_by("pk") if file.is_image]
    given = request.POST if request.method == "POST" else None
    forms = [(file, AltForm(given, prefix=file.key, initial={"alt": file.alt})) for file in files]
    if given is not None and all(form.is_valid() for _file, form in forms):
        for file, form in forms:
            describe(file, alt=form.cleaned_data["alt"])
        return redirect(place_of(post))
    context = {"post": post, "forms": forms}
    return render(request, "conversations/pictures.html", context, status=200 if given is None else 422)
