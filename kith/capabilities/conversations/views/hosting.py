"""What hosts (and authors) do to a whole conversation."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.capabilities.conversations.actions import hosting
from kith.capabilities.conversations.forms.hosting import MergeForm, MoveForm, SplitForm
from kith.capabilities.conversations.queries import page_at, reach_thread
from kith.capabilities.conversations.staying import staying_in
from kith.capabilities.items import actions as items
from kith.capabilities.items.masks import acting
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.items.queries import reach_item
from kith.capabilities.items.reading import follow, unread_again
from kith.capabilities.items.visibility import no_wider
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import View, requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import hosted
from kith.lib.numbers import whole

OFFERED = 200


def _switch(permission: str, verb: Callable[..., object], *, of: Callable[..., Item] = reach_item) -> View:
    @requires(permission, of=of)
    @require_POST
    def view(request: SignedRequest, item: Item) -> HttpResponse:
        verb(item, by=acting(item, request.person))
        return redirect(item)

    return view


pin = _switch("item.pin", items.pin)
unpin = _switch("item.pin", items.unpin)
lock = _switch("item.lock", hosting.lock)
unlock = _switch("item.lock", hosting.unlock)
close = _switch("item.close", hosting.close)
reopen = _switch("thread.reopen", hosting.reopen, of=reach_thread)


@requires("item.follow", of=reach_item)
@require_POST
def following(request: SignedRequest, item: Item) -> HttpResponse:
    level = request.POST.get("level", "")
    if level in ReadState.Level.values:
        follow(item, level=level, by=request.person)
    return redirect(item)


@requires("item.follow", of=reach_item)
@require_POST
def unread(request: SignedRequest, item: Item) -> HttpResponse:
    """Marks a conversation as unread from a post on."""
    before = whole(request.POST.get("from", ""), digits=8)
    unread_again(item, before=1 if before is None else before, by=request.person)
    return redirect("front:home")


def _asked(request: SignedRequest, template: str, item: Item, form: Form, **more: object) -> HttpResponse:
    """The page of a form; with what was typed, if that cannot be done."""
    return render(request, template, {"item": item, "form": form, **more}, status=422 if form.errors else 200)


@requires("item.remove", of=reach_item)
def removal(request: SignedRequest, item: Item) -> HttpResponse:
    if request.method == "POST":
        items.remove(item, by=request.person)
        messages.success(request, _("The conversation is removed. The log of the space says so."))
        return redirect(item.space)
    return render(request, "conversations/removal_of_item.html", {"item": item})


@requires("thread.split", of=reach_thread)
def splitting(request: SignedRequest, item: Item) -> HttpResponse:
    """Lists a page of replies, and those that were chosen on other pages; turning the page forgets nothing."""
    page = page_at(item.thread.last_number, request.GET.get("page", ""))
    staying = staying_in(item).filter(state="shown")
    replies = item.posts.filter(number__gt=1, sort="words", state="shown").select_related("author__person")
    replies = replies.exclude(pk__in=staying.values("pk"))
    chosen = [key for each in request.POST.getlist("posts") if (key := whole(each, digits=18)) is not None]
    listed = replies.filter(Q(pk__in=chosen) | Q(pk__in=item.posts.on_page(page.number).values("pk")))
    given, typed = request.POST or None, {"title": request.POST.get("title", ""), "posts": chosen}
    form = SplitForm(
        None if "turn" in request.POST else given, initial=typed,
        replies=replies.order_by("number"), listed=listed.order_by("number"),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        words, place = form.cleaned_data, item.space.own_place(request.person)
        return redirect(hosting.split(item, posts=list(words["posts"]), title=words["title"], by=place))
    more = {"page": page, "has_staying": staying.exists()}
    return _asked(request, "conversations/splitting.html", item, form, **more)


@requires("thread.merge", of=reach_item)
def merging(request: SignedRequest, item: Item) -> HttpResponse:
    others = item.space.items.filter(state="published", visibility__in=no_wider(than=item))
    others = others.exclude(pk=item.pk).order_by("-last_activity_at")
    about = request.GET.get("about", "").strip()[:200]
    form = MergeForm(
        request.POST or None, others=others, offered=others.filter(title__icontains=about)[:OFFERED]
    )
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        hosting.merge(item, into=into, by=item.space.own_place(request.person))
        return redirect(into)
    return _asked(request, "conversations/merging.html", item, form, about=about)


@requires("item.move", of=reach_item)
def moving(request: SignedRequest, item: Item) -> HttpResponse:
    spaces = Space.objects.filter(pk__in=hosted(request.person), state="active").exclude(pk=item.space_id)
    form = MoveForm(request.POST or None, spaces=spaces)
    if request.method == "POST" and form.is_valid():
        hosting.move(item, to=form.cleaned_data["space"], by=request.person)
        return redirect(item)
    return _asked(request, "conversations/moving.html", item, form)
