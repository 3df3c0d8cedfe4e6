"""Reading one's own mentoring. All of it is asked behind the wall, inside `seen_as`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.dates import coming_up
from kith.domains.mentoring.models import Goal, Pair, Readiness, Side
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Membership
from kith.lib.languages import language_name
from kith.lib.reaching import reached

WAITS = (Side.State.OPEN, Side.State.YES)
SKILLS = (Field.SKILL_OFFERED, Field.SKILL_SOUGHT)
DATES = 3
Told = dict[tuple[int, str], dict[str, str]]  # by person and field: codes with their words


@dataclass(frozen=True)
class Proposal:
    """Someone who may fit, by what they let the reader see at this moment."""

    side: Side
    gets: list[str]
    gives: list[str]

    @property
    def languages(self) -> list[str]:
        return [language_name(code) for code in self.side.languages]


def readiness_of(person: Person) -> Readiness | None:
    return Readiness.objects.filter(person=person).first()


def proposals(person: Person) -> list[Proposal]:
    """Those that wait, newest first. Whoever pauses has none before them."""
    waiting = Side.objects.filter(person=person, state__in=WAITS, fades_on__gte=timezone.localdate())
    seen = waiting.filter(other__state=Person.State.ACTIVE).exclude(other__in=apart(person).people)
    ready = Readiness.objects.filter(person=person, is_paused=False)
    sides = list(seen.select_related("other").order_by("-made_on", "-pk")) if ready.exists() else []
    told = _told({side.other_id for side in sides}, reader=person)
    shown = (_shown(side, told) for side in sides)
    return [each for each in shown if each.gets or each.gives]


def _told(people: Iterable[int], *, reader: Person) -> Told:
    """What they offer and look for, as far as this reader may see it now."""
    found: Told = defaultdict(dict)
    entries = ProfileEntry.objects.visible_to(reader).filter(person__in=people, field__in=SKILLS)
    for entry in entries.exclude(audience=Audience.SELF):
        found[entry.person_id, entry.field][entry.code] = entry.shown
    return found


def _shown(side: Side, told: Told) -> Proposal:
    offered, sought = (told[side.other_id, field] for field in SKILLS)
    gets = [offered[code] for code in side.gets if code in offered]
    return Proposal(side, gets, [sought[code] for code in side.gives if code in sought])


def reach_side(person: Person, key: str) -> Side:
    """One's own side. Of someone from whom one is kept there is nothing."""
    own = Side.objects.filter(person=person, key=key).exclude(other__in=apart(person).blocked)
    found = reached(own.select_related("other", "pair__space").first())
    found.person = person
    return found


def proposal_of(side: Side) -> Proposal | None:
    """The proposal of a side, if it still waits and there is still something to see."""
    return next((each for each in proposals(side.person) if each.side.pk == side.pk), None)


def reach_pair(person: Person, key: str) -> tuple[Side, Pair]:
    side = reach_side(person, key)
    return side, reached(side.pair)


def pairs(person: Person) -> QuerySet[Side, Side]:
    """All of one's own that began, newest first; those that are over stay until they are put away."""
    own = Side.objects.filter(person=person, pair__isnull=False).exclude(other__in=apart(person).blocked)
    return own.select_related("other", "pair__space").order_by("-pair__began_at")


def reach_goal(person: Person, key: str, pk: int) -> tuple[Side, Goal]:
    side, pair = reach_pair(person, key)
    return side, reached(Goal.objects.filter(pair=pair, pk=pk).first())


def goals_of(pair: Pair) -> QuerySet[Goal, Goal]:
    """Open ones first, done ones last."""
    return Goal.objects.filter(pair=pair).order_by("-state", "pk")  # open, let go, done


def places_in(pair: Pair) -> dict[int, Membership]:
    """Who belongs to the space of a pair, by their key."""
    there = Membership.objects.active().filter(space=pair.space_id).select_related("space")
    return {place.person_id: place for place in there}


def next_meetings(pair: Pair, *, reader: Person) -> list[Occasion]:
    return list(coming_up(reader=reader, since=timezone.now(), within=Q(space=pair.space_id))[:DATES])


def own_skills(person: Person) -> dict[str, list[ProfileEntry]]:
    """What someone offers and looks for, by field, whoever may see it: for a question of their own alone."""
    entries = ProfileEntry.objects.filter(person=person, field__in=SKILLS).order_by("pk")
    return {field: [each for each in entries if each.field == field] for field in SKILLS}


def own_languages(person: Person) -> list[str]:
    told = ProfileEntry.objects.filter(person=person, field=Field.LANGUAGE).order_by("pk")
    return list(told.values_list("code", flat=True))
