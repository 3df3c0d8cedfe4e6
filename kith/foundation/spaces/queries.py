"""Reading spaces for one person."""

from django.db.models import Q, QuerySet
from django.http import Http404

from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart, without_apart
from kith.foundation.spaces.models import Guidelines, Invitation, Membership, Space, WordList
from kith.foundation.spaces.places import places
from kith.lib.diff import Change
from kith.lib.diff import words as diff_words
from kith.lib.word_hints import Hint, read_hints

SIXTY = 60


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
    found = Membership.objects.select_related("person", "space", "seal").filter(space=space, pk=pk).first()
    if found is None:
        raise Http404
    return found


def members_of(space: Space, *, reader: Person) -> QuerySet[Membership, Membership]:
    """Who belongs here, by the name they go by here; without those who are kept from the reader."""
    there = Membership.objects.active().filter(space=space).select_related("person", "space")
    return without_apart(there, reader, author="").order_by("handle")


def own_name_places(space: Space, *, person: Person) -> list[Membership]:
    """The first sixty others who go by their own names here."""
    named = members_of(space, reader=person).filter(display_name="").exclude(person=person)
    return list(named[:SIXTY])


def reach_other(person: Person, handle: str) -> Person:
    """Another member of the site, by the name that is their own."""
    found = Person.objects.active().exclude(pk=person.pk).filter(handle=handle).first()
    if found is None or found.pk in apart(person).blocked:
        raise Http404
    return found


def requests_of(space: Space) -> QuerySet[Membership, Membership]:
    return (
        Membership.objects.filter(space=space, state__in=Membership.ASKING)
        .select_related("person", "space")
        .order_by("since")
    )


def current_guidelines(space: Space) -> Guidelines | None:
    return space.guidelines.filter(version=space.guidelines_version).first()


def hints_in(space: Space | None) -> list[Hint]:
    """The words to think about in a space, with those of the whole house; without a space, these alone."""
    lists = WordList.objects.filter(Q(space=space) | Q(space=None)).order_by("pk")
    return [hint for source in lists.values_list("source", flat=True) for hint in read_hints(source)]


def word_list(space: Space | None) -> str:
    """A list as it was typed."""
    return WordList.objects.filter(space=space).values_list("source", flat=True).first() or ""


def what_changed_since(space: Space, *, version: int) -> list[Change]:
    """The words that came and went since the version someone agreed to; nothing if they never agreed."""
    before, now = space.guidelines.filter(version=version).first(), current_guidelines(space)
    return diff_words(before.source, now.source) if before and now and before != now else []


def guidelines_with_changes(space: Space, *, version: int) -> tuple[Guidelines, list[Change]]:
    """One version of the guidelines, and what came and went with it; nothing for the first."""
    found = {each.version: each for each in space.guidelines.filter(version__in=(version, version - 1))}
    if version not in found:
        raise Http404
    before, now = found.get(version - 1), found[version]
    return now, diff_words(before.source, now.source) if before else []


def open_invitations(space: Space) -> QuerySet[Invitation, Invitation]:
    return Invitation.objects.open().filter(space=space).order_by("expires_at")


def own_membership(space: Space, person: Person) -> Membership | None:
    """What a person is to a space, be it that they left or ask to join; imported words are no belonging."""
    own = Membership.objects.filter(space=space, person=person).exclude(state=Membership.State.IMPORTED)
    return own.select_related("person", "space").first()


def is_hosted(space: Space, *, by: Person | None) -> bool:
    place = space.place_of(by)
    return place is not None and place.is_host


def reach_nothing(person: Person | None) -> None:
    """For permissions that are about no space in particular."""


def reach_author(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone whose words may stand here, for those who may read what is said in the space."""
    found = reach_membership(person, slug, pk)
    may_read = found.space.is_public or found.space.place_of(person) is not None
    if not may_read or _is_kept(found, person) or found.state == Membership.State.REQUESTED:
        raise Http404
    return found


def reach_member(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone who belongs to a space, for those who belong to it too."""
    found = reach_membership(person, slug, pk)
    if found.space.place_of(person) is None or not found.is_active or _is_kept(found, person):
        raise Http404
    return found


def _is_kept(member: Membership, person: Person | None) -> bool:
    """Whether a boundary stands between the two; nobody hides from the hosts of a space."""
    return apart(person).has(member) and not is_hosted(member.space, by=person)


def reach_request(person: Person | None, slug: str, pk: int) -> Membership:
    """Someone who asks to join; only hosts know of it."""
    found = reach_membership(person, slug, pk)
    if not found.is_asking or not is_hosted(found.space, by=person):
        raise Http404
    return found


def reach_invitation(person: Person | None, slug: str, pk: int) -> Invitation:
    """An invitation; only hosts know of it."""
    space = reach_space(person, slug)
    found = Invitation.objects.filter(space=space, pk=pk).select_related("space").first()
    if found is None or not is_hosted(space, by=person):
        raise Http404
    return found
