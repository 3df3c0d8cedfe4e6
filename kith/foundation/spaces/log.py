"""What happened in a space, in words, and without telling more than the space may know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.spaces.models import Membership, Space

# Everyday talk is read where it is said; that someone asks to join is for the hosts.
EVERYDAY = {"post.written", "post.edited", "item.published"}
FOR_HOSTS = {"space.asked"}


@dataclass(frozen=True)
class Line:
    at: datetime
    says: str


def happened_in(space: Space, *, for_hosts: bool) -> QuerySet[Event, Event]:
    """Newest first; only what has a sentence."""
    unsaid = EVERYDAY if for_hosts else EVERYDAY | FOR_HOSTS
    told = [code for code, fact in Fact.known.items() if fact.says and code not in unsaid]
    return Event.objects.filter(space_trace__space=space, type__in=told).order_by("-pk")


def in_words(events: Sequence[Event], *, space: Space) -> list[Line]:
    return list(_lines(events, _Names(events, space)))


def _lines(events: Sequence[Event], names: "_Names") -> Iterator[Line]:
    for event in events:
        facts = dict(event.facts)
        if "member" in facts:
            facts["name"] = names.of_member(facts["member"])
        if facts.get("role") in Membership.Role.values:
            facts["role"] = Membership.Role(facts["role"]).label
        says = str(Fact.known[event.type].says)
        yield Line(event.at, says.format(actor=names.of_person(event.actor_id), **facts))


class _Names:
    """People go by the name they go by here today, whatever they were called then: a pseudonym stays whole."""

    def __init__(self, events: Sequence[Event], space: Space) -> None:
        members = [event.facts["member"] for event in events if "member" in event.facts]
        belongs = Q(person__in={event.actor_id for event in events}) & ~Q(state=Membership.State.IMPORTED)
        here = Membership.objects.filter(Q(pk__in=members) | belongs, space=space).select_related("person")
        self._by_member = {member.pk: member.shown_name for member in here}
        own = [member for member in here if member.state != Membership.State.IMPORTED]
        self._by_person = {member.person_id: member.shown_name for member in own}

    def of_member(self, pk: int) -> str:
        return self._by_member.get(pk) or _("Someone")

    def of_person(self, pk: int | None) -> str:
        return (self._by_person.get(pk) if pk else None) or _("Someone")
