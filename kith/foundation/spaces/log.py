"""What happened in a space, in words, and without telling more than the space may know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.spaces.joined import names_of_joined
from kith.foundation.spaces.models import Membership, Space

FOR_HOSTS = {"space.asked"}
SILENT_IN_CIRCLES = {"space.left"}  # who is so few may go without a word


@dataclass(frozen=True)
class Line:
    at: datetime
    says: str


def happened_in(space: Space, *, for_hosts: bool) -> QuerySet[Event, Event]:
    """Newest first; only what is told to all. That someone asks to join is for the hosts; who left a circle, for nobody."""
    unsaid = set() if for_hosts else FOR_HOSTS
    unsaid = unsaid | SILENT_IN_CIRCLES if space.sort == Space.Sort.CIRCLE else unsaid
    told = [code for code, fact in Fact.known.items() if fact.is_logged and code not in unsaid]
    return Event.objects.filter(space_trace__space=space, type__in=told).order_by("-pk")


def in_words(happened: Sequence[tuple[Event, int | None]]) -> list[Line]:
    """Each event as those know it who belong to the space whose key stands beside it; without one, nobody is named."""
    return list(_lines(happened, _Names(happened)))


def _lines(happened: Sequence[tuple[Event, int | None]], names: "_Names") -> Iterator[Line]:
    for event, space in happened:
        facts = dict(event.facts)
        if "member" in facts:
            facts["name"] = names.of_member(facts["member"])
        if facts.get("role") in Membership.Role.values:
            facts["role"] = Membership.Role(facts["role"]).label
        facts |= Fact.known[event.type].filled(event.facts)
        says = str(Fact.known[event.type].says)
        yield Line(event.at, says.format(actor=names.of_person(event.actor_id, space), **facts))


class _Names:
    """People go by the name they go by there today, whatever they were called then: a pseudonym stays whole."""

    def __init__(self, happened: Sequence[tuple[Event, int | None]]) -> None:
        members = [event.facts["member"] for event, _space in happened if "member" in event.facts]
        actors, spaces = {event.actor_id for event, _space in happened}, {space for _event, space in happened}
        belongs = Q(person__in=actors) & ~Q(state=Membership.State.IMPORTED)
        found = Membership.objects.filter(Q(pk__in=members) | belongs, space__in=spaces).select_related(
            "person"
        )
        self._by_member = {member.pk: member.shown_name for member in found}
        own = [member for member in found if member.state != Membership.State.IMPORTED]
        self._by_person = {(member.person_id, member.space_id): member.shown_name for member in own}
        belonged = {event.actor_id for event, _space in happened if event.type not in FOR_HOSTS}
        unnamed = belonged - {member.person_id for member in own}
        self._by_person |= names_of_joined(filter(None, unnamed), spaces=filter(None, spaces))

    def of_member(self, pk: int) -> str:
        return self._by_member.get(pk) or _("Someone")

    def of_person(self, pk: int | None, space: int | None) -> str:
        return (self._by_person.get((pk, space)) if pk and space else None) or _("Someone")
