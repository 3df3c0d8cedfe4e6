"""Reading members as stewards need them: no lived experience, no private words, no names chosen for a space."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from kith.capabilities.moderation.involved import about
from kith.capabilities.moderation.models import Case, Decision
from kith.capabilities.notifications.models import Rhythm
from kith.foundation.people.models import Person
from kith.foundation.people.queries import WaysIn, by_address, reach_desk, ways_in
from kith.foundation.spaces.models import Membership, Space

STATES = ("active", "stewards", "suspended", "closed", "placeholder")
Kind = Decision.Kind


def reach_member(person: Person | None, handle: str) -> Person:
    """Anyone with an account, be it closed; the authors in archives have none."""
    reach_desk(person)
    found = Person.objects.with_account().filter(handle=handle).first()
    if found is None:
        raise Http404
    return found


def reach_other_member(person: Person | None, handle: str) -> Person:
    """Nobody looks into a matter about themselves."""
    found = reach_member(person, handle)
    if found == person:
        raise Http404
    return found


def members(*, words: str, state: str) -> QuerySet[Person, Person]:
    """By name or handle, or by an address, which has to be whole: no list shows who has which."""
    people: QuerySet[Person, Person] = Person.objects.with_account().exclude(state=Person.State.CLOSED)
    if state:
        chosen = Q(is_steward=True) if state == "stewards" else Q(state=state)
        people = Person.objects.filter(chosen)
    if words.strip():
        people = people.filter(_says(words.strip()))
    return people.order_by("name", "pk")


def _says(words: str) -> Q:
    handle = words.removeprefix("@")
    if "@" not in handle:
        return Q(pk__in=Person.objects.called(words).values("pk")) | Q(handle__startswith=handle.lower())
    return by_address(words)


@dataclass(frozen=True)
class Limit:
    """A decision of stewards that holds for someone, and whether its case may be named here."""

    decision: Decision
    has_way: bool


@dataclass(frozen=True)
class Member:
    """What the page of a member shows."""

    person: Person
    ways: WaysIn
    addresses: list[tuple[str, bool]]
    limits: list[Limit]
    limited_in: list[Membership]
    open_case: Case | None
    mail_is_paused: bool


def as_steward_sees(person: Person, *, reader: Person) -> Member:
    ways = ways_in(person)
    return Member(
        person=person,
        ways=ways,
        addresses=[(_domain(each.email), each.verified) for each in ways.addresses],
        limits=_limits(person, reader=reader),
        limited_in=_limited_in(person, reader=reader),
        open_case=Case.objects.visible_to(reader).filter(person=person, space=None, state="open").first(),
        mail_is_paused=Rhythm.objects.filter(person=person, returned_at__isnull=False).exists(),
    )


def _domain(address: str) -> str:
    return "…@" + address.rpartition("@")[2]


def _limits(person: Person, *, reader: Person) -> list[Limit]:
    """What stewards decided and nobody took back. What happened under a name chosen for a space leads to no case,
    and what was decided about that name in its space is not here at all: it would tell who goes by it."""
    mine = Decision.objects.filter(about(person, case="case"), by_stewards=True, undone_by=None)
    known = mine.filter(kind__in=[Kind.SUSPEND, Kind.CLOSE]).select_related(
        "case__post__author", "case__item__author", "case__member"
    )
    seen = set(Case.objects.visible_to(reader).filter(decisions__in=known).values_list("pk", flat=True))
    return [
        Limit(each, has_way=each.case_id in seen and not _is_under_another_name(each.case))
        for each in known.order_by("-pk")
    ]


def _limited_in(person: Person, *, reader: Person) -> list[Membership]:
    """Where they can only read for now, by their own name, in spaces that the reader sees."""
    here = Membership.objects.active().filter(
        person=person,
        display_name="",
        limited_until__gt=timezone.now(),
        space__in=Space.objects.visible_to(reader),
    )
    return list(here.select_related("space").order_by("limited_until"))


def _is_under_another_name(case: Case) -> bool:
    signature = case.signature
    return signature is not None and bool(signature.display_name)
