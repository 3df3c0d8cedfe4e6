"""Saying something: the reply form, its draft, and the look before sending."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.attachments.actions import attach
from kith.capabilities.conversations.actions.writing import reply, show_files
from kith.capabilities.conversations.forms import EditForm, ReplyForm, WordsForm
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import reach_post, reach_thread
from kith.capabilities.conversations.views.post import place_of
from kith.capabilities.conversations.words import write
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.queries import hints_in
from kith.lib import markdown


@requires("post.reply", of=reach_thread)
def replying(request: SignedRequest, item: Item) -> HttpResponse:
    """A page of its own for the reply: to one post, with or without its words."""
    if request.method != "POST":
        return _page(request, item, ReplyForm(initial=_start(request, item)))
    hints = hints_in(item.space)
    form = ReplyForm(request.POST, request.FILES, writer=request.person, hints=hints)
    if "look" in request.POST or "keep" in request.POST:
        Desk("reply", item=item).keep(form.words(), by=request.person)
        return _page(request, item, form, look="look" in request.POST)
    if not form.is_valid():
        return _page(request, item, form)
    post = _say(item, form, place=item.space.own_place(request.person))
    Desk("reply", item=item).forget(request.person)
    return (
        redirect("conversations:pictures", post.pk)
        if form.cleaned_data["attached"]
        else redirect(place_of(post))
    )


def _start(request: SignedRequest, item: Item) -> dict[str, Any]:
    """What stands in the form at first: the draft, or the words that are quoted."""
    start: dict[str, Any] = Desk("reply", item=item).kept(request.person)
    asked = request.GET.get("to", "")
    if not asked.isdecimal():
        return start
    parent = reach_post(request.person, int(asked))
    start["reply_to"] = parent.pk
    if "quote" in request.GET and parent.is_shown:
        quoted = markdown.quote(parent.source, by=parent.author.shown_name, link=parent.get_absolute_url())
        start["source"] = f"{start.get('source', '')}\n\n{quoted}\n\n".lstrip()
    return start


def _page(request: SignedRequest, item: Item, form: ReplyForm, *, look: bool = False) -> HttpResponse:
    parent = _parent(item, form["reply_to"].value())
    preview = write(form.words()["source"], space=item.space).html if look else None
    context = {
        "item": item,
        "form": form,
        "parent": parent,
        "place": item.space.own_place(request.person),
        "preview": preview,
    }
    status = 422 if form.is_bound and form.errors and not look else 200
    return render(request, "conversations/reply.html", context, status=status)


def _parent(item: Item, pk: Any) -> Post | None:
    return (
        item.posts.select_related("author__person").filter(pk=pk).first()
        if str(pk or "").isdecimal()
        else None
    )


@transaction.atomic
def _say(item: Item, form: ReplyForm, *, place: Membership) -> Post:
    words = form.cleaned_data
    post = reply(
        item, author=place, source=words["source"], reply_to=_parent(item, words["reply_to"]),
        content_note=words["content_note"], send_key=words["send_key"],
    )  # fmt: skip
    add_files(post, form)
    return post


def add_files(post: Post, form: WordsForm) -> None:
    """Attach what came with the form; a second sending of the same form adds nothing."""
    if not post.post_files.exists():
        files = [attach(upload, to=post.item, by=post.author) for upload in form.cleaned_data["attached"]]
        show_files(post, files=files)


@requires("post.reply", of=reach_thread)
@require_POST
def reply_draft(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    Desk("reply", item=item).keep(ReplyForm(request.POST).words(), by=request.person)
    return HttpResponse(status=204)


@requires("post.edit", of=reach_post)
@require_POST
def edit_draft(request: SignedRequest, post: Post) -> HttpResponse:
    desk = Desk("edit", item=post.item, number=post.number)
    desk.keep(EditForm(request.POST).words(), by=request.person)
    return HttpResponse(status=204)
