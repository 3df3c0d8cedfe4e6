"""Reading spaces for one person."""

from django.db.models import Q, QuerySet
from django.http import Http404

from kith.foundation.activity.facts import sentence
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Guidelines, Invitation, Membership, Space, SpaceTrace
from kith.foundation.spaces.places import places
from kith.lib.diff import Change
from kith.lib.diff import words as diff_words


def reach_space(person: Person | None, slug: str) -> Space:
    """The space, if this person may see its front page; one's own places are known already."""
    for place in places(person).values():
        if place.space.slug == slug:
            return place.space
    space = Space.objects.visible_to(person).filter(slug=slug).first()
    if space is None:
        raise Http404
    return space


def reach_membership(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone who belongs to a space, for those who may see the space."""
    space = reach_space(person, slug)
    found = Membership.objects.select_related("person", "space").filter(space=space, pk=pk).first()
    if found is None:
        raise Http404
    return found


def members_of(space: Space) -> QuerySet[Membership, Membership]:
    """Who belongs here, by the name they go by here."""
    return Membership.objects.active().filter(space=space).select_related("person", "space").order_by("handle")


def requests_of(space: Space) -> QuerySet[Membership, Membership]:
    return Membership.objects.filter(space=space, state="requested").select_related("person", "space").order_by("since")


def reach_own_place(person: Person | None, slug: str) -> Membership:
    """One's own membership of a space."""
    place = reach_space(person, slug).place_of(person)
    if place is None:
        raise Http404
    return place


def spaces_to_find(person: Person | None, *, sort: str, words: str) -> QuerySet[Space, Space]:
    """What can be found by name, purpose or region; without a search, only what one does not belong to yet."""
    found = Space.objects.visible_to(person).exclude(state=Space.State.ARCHIVED).order_by("name")
    if sort:
        found = found.filter(sort=sort)
    for word in words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(purpose__icontains=word) | Q(region__icontains=word))
    return found if sort or words else found.exclude(pk__in=list(places(person)))


def current_guidelines(space: Space) -> Guidelines | None:
    return space.guidelines.filter(version=space.guidelines_version).first()


def what_changed_since(space: Space, *, version: int) -> list[Change]:
    """The words that came and went since the version someone agreed to; nothing if they never agreed."""
    before, now = space.guidelines.filter(version=version).first(), current_guidelines(space)
    return diff_words(before.source, now.source) if before and now and before != now else []


def open_invitations(space: Space) -> QuerySet[Invitation, Invitation]:
    return Invitation.objects.open().filter(space=space).order_by("expires_at")


def reach_invitation(person: Person | None, slug: str, pk: int) -> Invitation:
    found = Invitation.objects.filter(space=reach_space(person, slug), pk=pk).select_related("space").first()
    if found is None:
        raise Http404
    return found


QUIET = ("post.written", "post.edited", "post.thanked", "item.published", "item.revised", "post.withdrawn", "answer.accepted")
LINES = 40


def log_of(space: Space, *, page: int) -> tuple[list[tuple[SpaceTrace, str]], bool]:
    """What happened in a space, newest first, without what people said and without who did what."""
    traces = SpaceTrace.objects.filter(space=space).exclude(event__type__in=QUIET).select_related("event")
    start = (page - 1) * LINES
    found = list(traces.order_by("-event")[start : start + LINES + 1])
    lines = [(trace, sentence(trace.event)) for trace in found[:LINES]]
    return [(trace, words) for trace, words in lines if words], len(found) > LINES
