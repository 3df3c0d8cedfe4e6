"""Gatherings as one person may see them."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from kith.capabilities.conversations.pages import for_page
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import seen_or_drafted
from kith.domains.competencies.queries import about_of_item
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import (
    Host,
    Invited,
    Occasion,
    Seat,
    Speaker,
    Transfer,
)
from kith.foundation.people.models import Person
from kith.lib.reaching import reached


def reach_gathering(person: Person | None, pk: int, slug: str = "", **_rest: Any) -> Item:
    """The gathering with its plan; of a draft, for those who announce it alone."""
    there = _reachable(person, pk).select_related("space", "author__person", "author__seal")
    return reached(there.first())


def gathering_for_page(person: Person | None, pk: int) -> Item:
    """The same with all that its page tells this reader: what was said, who speaks, what is meant for them."""
    told = for_page(_reachable(person, pk), pk, reader=person)
    speakers = Prefetch("gathering__speakers", queryset=Speaker.objects.all())
    there = told.annotate(about_list=about_of_item(), **_meant_for(person)).prefetch_related(speakers)
    return reached(there.first())


def _reachable(person: Person | None, pk: int) -> QuerySet[Item, Item]:
    plans = seen_or_drafted(person, GATHERING.name, only=pk).select_related(
        "gathering__origin__calendar", "gathering__offered_by"
    )
    hosts = Host.objects.filter(gathering=OuterRef("pk")).order_by().values("person")
    return plans.annotate(is_ahead=is_ahead(), host_keys=ArraySubquery(hosts))


def _meant_for(person: Person | None) -> dict[str, Exists]:
    """Whether a host invites this person, and whether someone would like to give them a seat."""
    invited = Invited.objects.filter(gathering=OuterRef("pk"), person=person)
    offered = Transfer.objects.filter(
        to=person, seat__seats__gathering=OuterRef("pk"), seat__state=Seat.State.SEATED
    )
    return {"is_invited": Exists(invited), "is_offered_seat": Exists(offered)}


def is_ahead() -> Exists:
    return Exists(
        Occasion.objects.filter(gathering=OuterRef("pk"), ends_at__gt=timezone.now(), cancelled_at=None)
    )
