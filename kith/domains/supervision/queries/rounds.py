"""Reading rounds as one person. What one wants, and what came out for oneself, is asked behind the wall, inside `seen_as`."""

from dataclasses import replace

from django.db.models import Q

from kith.domains.supervision.models import Offer, Round, RoundsAllowed, Wish
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.reading import places_in
from kith.domains.supervision.rounds.sealing import read_wish
from kith.domains.supervision.rounds.wished import Wished
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Field, ProfileEntry
from kith.foundation.profiles.vocabulary import MARK
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places
from kith.infrastructure.safes.opening import KeyLost
from kith.lib.reaching import reached

KEY_DIGITS = 10
FAMILIES = {
    "family": "family", "carer": "family", "angehoerige": "family", "aidant": "family", "youth": "youth", "coach": "coach",
    "forensic": "forensic",
}  # fmt: skip


def reach_round(person: Person, pk: int) -> Round:
    """A round of the house, or of a space to which one belongs."""
    return reached(Round.objects.visible_to(person).filter(pk=pk).select_related("space", "safe").first())


def opened_before(person: Person, pk: str, space: Space | None) -> Round | None:
    """An earlier round in the same place, if there is one by that number."""
    there = Round.objects.visible_to(person).filter(space=space)
    return there.filter(pk=pk).first() if pk.isdecimal() and len(pk) < KEY_DIGITS else None


def rounds_for(person: Person) -> list[Round]:
    """Those that are open, and those in which one took part, the newest first."""
    mine = [*_rounds(Wish, person), *_rounds(Offer, person)]
    seen = Round.objects.visible_to(person).filter(Q(state=Round.State.OPEN) | Q(pk__in=mine))
    return list(seen.select_related("space").order_by("-opened_at", "-pk"))


def _rounds(rows: type[Wish] | type[Offer], person: Person) -> list[int]:
    return list(rows.objects.filter(person=person).values_list("round", flat=True))


def spaces_to_open_in(person: Person) -> list[Space]:
    """Where someone may open a round: in spaces that they host, and in those that let their members."""
    there = [place for place in places(person).values() if not place.space.is_archived]
    allowed = set(
        RoundsAllowed.objects.filter(space__in=[each.space_id for each in there]).values_list("pk", flat=True)
    )
    return [
        each.space for each in there if each.is_host or (each.space_id in allowed and each.role == "member")
    ]


def company_of(of: Round, offered: Offered, *, reader: Person) -> list[str]:
    """The others in a circle that is proposed, by the names under which they are known in its space. Of one that goes on, nobody."""
    if offered.joins is not None:
        return []
    others, kept = [key for key in offered.company if key != reader.pk], apart(reader)
    if of.space_id is not None:
        places = places_in(of, others).values()
        return sorted((place.shown_name for place in places if not kept.has(place)), key=str.casefold)
    people = Person.objects.active().filter(pk__in=others).exclude(pk__in=kept.people)
    return list(people.order_by("name").values_list("name", flat=True))


def said_before(person: Person, *, but: Round) -> Wished | None:
    """What someone said in their last round, as long as its safe holds it. Whether it may use who they are, each round asks anew."""
    last = Wish.objects.filter(person=person).exclude(round=but).select_related("round").order_by("-round")
    found = last.first()
    try:
        wished = read_wish(found.round, person) if found else None
    except KeyLost:
        return None
    return replace(wished, uses_identities=False) if wished else None


def from_profile(person: Person) -> Wished:
    """What someone's profile says already, to begin with; whoever may see it there, here only they do."""
    told = dict[str, list[str]]()
    entries = ProfileEntry.objects.filter(person=person).order_by("pk")
    for field, code, text in entries.values_list("field", "code", "text"):
        told.setdefault(field, []).append(code or text)
    settings = [code for code in told.get(Field.SETTING, ()) if code.startswith(MARK)]
    return Wished(
        languages=tuple(told.get(Field.LANGUAGE, [person.language])), zone=person.time_zone or "UTC", settings=tuple(settings),
        role=_family(told.get(Field.ROLE, [])), region=next(iter(told.get(Field.REGION, [])), ""),
    )  # fmt: skip


def _family(codes: list[str]) -> str:
    """The family of a role that the profile names, by how its code ends."""
    ends = (code.rpartition("-")[2] for code in codes if code.startswith(MARK))
    return next((FAMILIES[end] for end in ends if end in FAMILIES), "")
