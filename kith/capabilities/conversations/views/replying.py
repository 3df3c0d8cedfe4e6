"""Saying something: the reply form, its draft, and the look before sending."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.attachments.actions import attach
from kith.capabilities.conversations.actions.writing import reply, show_files
from kith.capabilities.conversations.forms.writing import EditForm, ReplyForm, WordsForm
from kith.capabilities.conversations.masking import Signing, mask_offer, started
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import reach_post, reach_thread
from kith.capabilities.conversations.views.post import place_of, say_kept
from kith.capabilities.conversations.words import write
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.masks import own_mask_in, wear_in
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.masks import as_known
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.queries import hints_in
from kith.lib import markdown
from kith.lib.numbers import whole

STAY = {"look", "keep", "another"}


@requires("post.reply", of=reach_thread)
def replying(request: SignedRequest, item: Item) -> HttpResponse:
    """A page of its own for the reply: to one post, with or without its words."""
    offer = mask_offer(item, request.person)
    if request.method != "POST":
        return _page(request, item, ReplyForm(initial=_start(request, item), **offer))
    hints = hints_in(item.space)
    form = ReplyForm(request.POST, request.FILES, writer=request.person, hints=hints, **offer)
    signing = _signing(request, item, form)
    if STAY & request.POST.keys() or (signing.shows_name_first and form.is_valid()):
        signing.keep(Desk("reply", item=item), form.words())
        say_kept(request)
        return _page(request, item, form, signing, look="keep" not in request.POST)
    if not form.is_valid():
        return _page(request, item, form, signing)
    post = _say(item, form, place=signing.mask if form.is_masked else None, by=request.person)
    signing.forget(Desk("reply", item=item))
    return (
        redirect("conversations:pictures", post.pk)
        if form.cleaned_data["attached"]
        else redirect(place_of(post))
    )


def _signing(request: SignedRequest, item: Item, form: ReplyForm) -> Signing:
    person = request.person
    return Signing(form, by=person, known=own_mask_in(item, person), wear=lambda: wear_in(item, person))


def _start(request: SignedRequest, item: Item) -> dict[str, Any]:
    """What stands in the form at first: the draft, or the words that are quoted."""
    mask = own_mask_in(item, request.person)
    start: dict[str, Any] = dict(started(Desk("reply", item=item), by=request.person, mask=mask))
    asked = whole(request.GET.get("to", ""), digits=18)
    if asked is None:
        parent = _parent(item, start.get("reply_to"), reader=request.person)
        return start | {"reply_to": parent.pk if parent else None}
    answered = reach_post(request.person, asked)
    start["reply_to"] = answered.pk
    if "quote" in request.GET and answered.is_shown:
        quoted = markdown.quote(
            answered.source, by=answered.author.shown_name, link=answered.get_absolute_url()
        )
        start["source"] = f"{start.get('source', '')}\n\n{quoted}\n\n".lstrip()
    return start


def _page(
    request: SignedRequest, item: Item, form: ReplyForm, signing: Signing | None = None, *, look: bool = False
) -> HttpResponse:
    parent = _parent(item, form["reply_to"].value(), reader=request.person)
    preview = write(form.words()["source"], space=item.space, calls=not form.is_masked).html if look else None
    signing = signing or _signing(request, item, form)
    context = {
        "item": item,
        "form": form,
        "parent": parent,
        "place": item.space.own_place(request.person),
        "preview": preview,
        "has_files": bool(request.FILES),
    } | signing.shown()
    status = 422 if form.is_bound and form.errors and not look else 200
    return render(request, "conversations/reply.html", context, status=status)


def _parent(item: Item, pk: Any, *, reader: Person) -> Post | None:
    """What is answered, if its reader sees it: who is kept away from someone does not answer them."""
    seen = Post.objects.visible_to(reader).filter(item=item).select_related("author__person")
    key = whole(str(pk or ""), digits=18)
    return None if key is None else seen.filter(pk=key).first()


@transaction.atomic
def _say(item: Item, form: ReplyForm, *, place: Membership | None, by: Person) -> Post:
    words, parent = form.cleaned_data, _parent(item, form.cleaned_data["reply_to"], reader=by)
    post = reply(
        item, author=place or item.space.own_place(by), source=words["source"], reply_to=parent,
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
    form = ReplyForm(request.POST, **mask_offer(item, request.person))
    _signing(request, item, form).keep(Desk("reply", item=item), form.words())
    return HttpResponse(status=204)


@requires("post.edit", of=reach_post)
@require_POST
def edit_draft(request: SignedRequest, post: Post) -> HttpResponse:
    desk = Desk("edit", item=post.item, number=post.number)
    desk.keep(EditForm(request.POST).words(), by=as_known(request.person, signed=post.author))
    return HttpResponse(status=204)
