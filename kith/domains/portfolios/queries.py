"""Reading what is one's own, inside `seen_as`; and finding whose share is under an address."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from kith.domains.portfolios.envelopes import unsealed
from kith.domains.portfolios.models import Piece, Share
from kith.domains.portfolios.sorts import SORTS, Seen
from kith.foundation.people.models import Person
from kith.lib.reaching import reached
from kith.lib.zones import zone


def today_of(person: Person) -> date:
    """The day where the owner is: by this their shares end, whoever looks."""
    return timezone.localdate(timezone=zone(person.time_zone))


def pieces_of(person: Person) -> QuerySet[Piece, Piece]:
    return Piece.objects.filter(person=person).order_by("pk")


def seen(pieces: Iterable[Piece], *, owner: Person) -> list[Seen]:
    """Each piece as it is today, sort by sort; the same number of queries for one and for many of a sort."""
    own, today = list(pieces), today_of(owner)
    return [each for sort in SORTS.values() for each in sort.seen(own, owner=owner, today=today)]


def shares_of(person: Person) -> QuerySet[Share, Share]:
    """The newest first, each with how many pieces are in it."""
    return Share.objects.filter(person=person).annotate(number=Count("pieces")).order_by("-pk")


def reach_piece(person: Person, pk: int) -> Piece:
    return reached(pieces_of(person).filter(pk=pk).first())


def reach_share(person: Person, pk: int) -> Share:
    return reached(shares_of(person).filter(pk=pk).first())


def whose(uid: str) -> tuple[Person, int]:
    """Whose share is under an address, and its key; for others, the address does not exist."""
    keys = unsealed(uid)
    if keys is None:
        raise Http404
    person, share = keys
    return reached(Person.objects.active().filter(pk=person).first()), share


def reach_open(owner: Person, pk: int) -> Share:
    """A share whose last day is not over. One that is, is as if it had never been."""
    running = Share.objects.filter(person=owner, ends_on__gte=today_of(owner)).select_related("person")
    return reached(running.filter(pk=pk).first())
