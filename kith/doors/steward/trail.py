"""The trail of the house: what was done, by whom and when. The database lets nobody change it.

A steward reads the deeds of stewards, what was refused at the doors, and what is in the logs of the spaces that they
may see, there by the names that people go by in them. What members read, write to each other or do elsewhere is theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from kith.foundation.activity.facts import Deed, Fact
from kith.foundation.activity.guarding import Refusal
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.log import in_words
from kith.foundation.spaces.models import Membership, Space


@dataclass(frozen=True)
class Line:
    at: datetime
    says: str
    space: Space | None


def trail(
    reader: Person, *, what: str = "", who: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Event, Event]:
    """Newest first. `who` is a handle, which finds nothing that was done under a name chosen for a space."""
    seen = Space.objects.visible_to(reader)
    sorts = {
        "deeds": Q(type__in=_codes(Deed) - _codes(Refusal)),
        "refused": Q(type__in=_codes(Refusal)),
        "spaces": Q(type__in=_logged(), space_trace__space__in=seen),
    }
    wanted = sorts.get(what) or sorts["deeds"] | sorts["refused"] | sorts["spaces"]
    events = Event.objects.filter(wanted).select_related("actor", "space_trace__space").order_by("-pk")
    if who:
        events = events.filter(_by_own_name(), actor__handle=who)
    if since:
        events = events.filter(at__date__gte=since)
    return events.filter(at__date__lte=until) if until else events


def _by_own_name() -> Q:
    """Outside of spaces, or where the actor goes by no other name."""
    here = Membership.objects.filter(space=OuterRef("space_trace__space"), person=OuterRef("actor"))
    own = here.filter(display_name="").exclude(state=Membership.State.IMPORTED)
    return Q(space_trace=None) | Q(Exists(own))


def _codes(sort: type[Fact]) -> set[str]:
    return {code for code, fact in Fact.known.items() if issubclass(fact, sort)}


def _logged() -> set[str]:
    return {code for code, fact in Fact.known.items() if fact.is_logged}


def lines(events: Iterable[Event]) -> list[Line]:
    """In words, with as many queries for fifty as for one."""
    found = list(events)
    spaces = {event.pk: event.space_trace.space for event in found if hasattr(event, "space_trace")}
    in_spaces = [event for event in found if event.pk in spaces]
    words = {
        event.pk: line.says
        for event, line in zip(
            in_spaces, in_words([(event, spaces[event.pk].pk) for event in in_spaces]), strict=True
        )
    }
    about = {event.facts["person"] for event in found if "person" in event.facts}
    names: dict[Any, str] = dict(Person.objects.filter(pk__in=about).values_list("pk", "name"))
    return [
        Line(event.at, words.get(event.pk) or _deed(event, names), spaces.get(event.pk)) for event in found
    ]


def _deed(event: Event, names: dict[Any, str]) -> str:
    actor = event.actor.name if event.actor else _("Someone")
    facts = dict(event.facts)
    if "person" in facts:
        facts["name"] = names.get(facts["person"], _("Someone"))
    return str(Fact.known[event.type].says).format(actor=actor, **facts)
