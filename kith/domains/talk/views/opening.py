"""Starting a discussion, and asking a question."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.conversations.masking import Signing, mask_offer, started
from kith.capabilities.conversations.masks import sent_under_mask
from kith.capabilities.conversations.views.post import say_kept
from kith.capabilities.conversations.views.replying import STAY, add_files
from kith.capabilities.conversations.words import write
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.kinds import Kind
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.forms import TopicForm
from kith.domains.talk.kinds import KINDS
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.actions.masking import wear
from kith.foundation.spaces.masks import mask_of, opening_in
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.queries import hints_in, reach_space


class Place:
    """A space, and the kind of topic that someone is about to open in it."""

    def __init__(self, space: Space, kind: Kind) -> None:
        self.space, self.kind = space, kind


def reach_place(person: Person | None, slug: str, kind: str) -> Place:
    if kind not in KINDS:
        raise Http404
    return Place(reach_space(person, slug), KINDS[kind])


def _desk(place: Place) -> Desk:
    return Desk(place.kind.name, space=place.space)


@requires("talk.open", of=reach_place)
def opening(request: SignedRequest, place: Place) -> HttpResponse:
    desk, offer = _desk(place), mask_offer(place, request.person)
    if request.method != "POST":
        return _page(request, place, TopicForm(initial=_start(request, place), space=place.space, **offer))
    look = {"writer": request.person, "hints": hints_in(place.space)}
    form = TopicForm(request.POST, request.FILES, space=place.space, **look, **offer)
    if form.is_masked and (before := sent_under_mask(request.person, request.POST.get("send_key", ""))):
        return redirect(before.item)
    signing = _signing(request, place, form)
    if STAY & request.POST.keys() or (signing.shows_name_first and form.is_valid()):
        signing.keep(desk, form.words())
        say_kept(request)
        return _page(request, place, form, signing, look="keep" not in request.POST)
    if not form.is_valid():
        return _page(request, place, form, signing)
    mask = signing.mask if form.is_masked else None
    item = _open(place, form, by=mask or place.space.own_place(request.person))
    signing.forget(desk)
    has_files = bool(form.cleaned_data["attached"])
    return redirect("conversations:pictures", item.posts.get(number=1).pk) if has_files else redirect(item)


def _signing(request: SignedRequest, place: Place, form: TopicForm) -> Signing:
    person, space, scope = request.person, place.space, opening_in(place.space)
    known = mask_of(person, scope)
    return Signing(
        form, by=person, known=known,
        wear=lambda: wear(person, scope=scope, space=space, language=space.language),
    )  # fmt: skip


def _start(request: SignedRequest, place: Place) -> dict[str, str]:
    mask = mask_of(request.person, opening_in(place.space))
    return started(_desk(place), by=request.person, mask=mask)


@transaction.atomic
def _open(place: Place, form: TopicForm, *, by: Membership) -> Item:
    words = {name: value for name, value in form.cleaned_data.items() if name != "attached"}
    item = open_topic(place.kind, by=by, **words)
    add_files(item.posts.get(number=1), form)
    return item


def _page(
    request: SignedRequest,
    place: Place,
    form: TopicForm,
    signing: Signing | None = None,
    *,
    look: bool = False,
) -> HttpResponse:
    preview = (
        write(form.words()["source"], space=place.space, calls=not form.is_masked).html if look else None
    )
    signing = signing or _signing(request, place, form)
    context = {"space": place.space, "kind": place.kind, "form": form, "preview": preview} | signing.shown()
    context |= {"place": place.space.place_of(request.person), "has_files": bool(request.FILES)}
    status = 422 if form.is_bound and form.errors and not look else 200
    return render(request, "talk/opening.html", context, status=status)


@requires("talk.open", of=reach_place)
@require_POST
def opening_draft(request: SignedRequest, place: Place) -> HttpResponse:
    """Keeps what is being typed; called by the page itself while someone writes."""
    form = TopicForm(request.POST, space=place.space, **mask_offer(place, request.person))
    _signing(request, place, form).keep(_desk(place), form.words())
    return HttpResponse(status=204)
