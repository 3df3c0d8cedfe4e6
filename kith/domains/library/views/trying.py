"""Saying what happened when one tried something, changing what one said, and reading what others say."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import reach_thread
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds
from kith.capabilities.versions.queries import reach_versioned, shown_of
from kith.domains.library.actions import report_trial, retell
from kith.domains.library.forms.saying import TryingForm
from kith.domains.library.kinds import GATHERED
from kith.domains.library.trials import reach_report, reports_of, settings_of
from kith.domains.library.trying import answers_in, in_short
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.masks import as_known
from kith.foundation.spaces.queries import hints_in
from kith.lib.paging import page_of

PAGE = 20


def reach_tried(person: Person | None, pk: int) -> Item:
    return of_kinds(reach_thread(person, pk), GATHERED)


@requires("post.reply", of=reach_tried)
def trying(request: SignedRequest, item: Item) -> HttpResponse:
    desk = Desk("trial", item=item)
    if request.method != "POST":
        form = TryingForm(initial=desk.kept(request.person), item=item)
        return render(request, "library/trying.html", {"item": item, "form": form})
    form = TryingForm(request.POST, item=item, writer=request.person, hints=hints_in(item.space))
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("source", "setting", "again", "send_key")}
        post = report_trial(item, author=item.space.own_place(request.person), **words)
        desk.forget(request.person)
        return redirect(post)
    desk.keep(form.typed(), by=request.person)
    return render(request, "library/trying.html", {"item": item, "form": form}, status=422)


@requires("post.reply", of=reach_tried)
@require_POST
def trying_draft(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    Desk("trial", item=item).keep(TryingForm(request.POST, item=item).typed(), by=request.person)
    return HttpResponse(status=204)


@requires("post.edit", of=reach_report)
def retelling(request: SignedRequest, post: Post) -> HttpResponse:
    """Asks the same again, with what one answered; all of it can be changed."""
    item, told = post.item, post.trial
    start = {**answers_in(post.source, language=item.language), "setting": told.setting, "again": told.again}
    writer = as_known(request.person, signed=post.author)
    form = TryingForm(
        request.POST or None, initial=start, item=item, writer=request.person, hints=hints_in(item.space)
    )
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("source", "setting", "again")}
        retell(post, by=writer, **words)
        return redirect(post)
    context = {"item": item, "form": form, "post": post}
    return render(request, "library/retelling.html", context, status=422 if form.errors else 200)


def reach_told_of(person: Person | None, pk: int) -> Item:
    return of_kinds(reach_versioned(person, pk), GATHERED)


@public
@require_safe
def tried(request: Request, pk: int) -> HttpResponse:
    """What people say who tried it, and nothing else; of all settings, or of one."""
    item = reach_told_of(request.person, pk)
    settings, newest = settings_of(item, reader=request.person), shown_of(item).number
    asked = request.GET.get("setting", "")
    setting = asked if asked in dict(settings) else ""
    page = page_of(reports_of(item, reader=request.person, setting=setting), request, size=PAGE)
    for post in page.rows:
        post.said_of = in_short(post.tried_in, post.again, version=post.tried_version, newest=newest)
    context = {"item": item, "reports": page.rows, "settings": settings, "setting": setting}
    context |= {"page": page, "keep": f"setting={setting}&"}
    context["fold"] = request.person is None or request.person.collapsed_notes
    context["can_reply"] = may(request.person, "post.reply", item)
    return render(request, "library/tried.html", context)
