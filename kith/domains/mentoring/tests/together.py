"""How people of the cast come together: each says what they offer or look for, the house looks, and they answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from kith.domains.mentoring.actions.aiming import aim
from kith.domains.mentoring.actions.answering import say_yes
from kith.domains.mentoring.actions.proposing import propose
from kith.domains.mentoring.actions.wishing import be_ready
from kith.domains.mentoring.models import Goal, Side
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Field, ProfileEntry
from kith.foundation.profiles.vocabulary import code_of
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

GROUPS = "running groups"
Sides = tuple[Side, Side]


def wish(
    cast: Cast, name: str, *, offers: Sequence[str] = (), seeks: Sequence[str] = (), audience: str = "members", **details: Any
) -> Person:  # fmt: skip
    """Someone tells it in their profile, beside what stands there, and would like to be matched by it."""
    person = cast[name]
    for field, texts in ((Field.SKILL_OFFERED, offers), (Field.SKILL_SOUGHT, seeks)):
        before = ProfileEntry.objects.filter(person=person, field=field).values_list("text", flat=True)
        if texts:
            tell(person, field=field, texts=[*before, *texts], audience=audience)
    wished = {"languages": ["en"], "zone": "UTC", "hours_apart": 3, "most": 5} | details
    codes = {
        "offers": [code_of(Field.SKILL_OFFERED, text) for text in offers],
        "seeks": [code_of(Field.SKILL_SOUGHT, text) for text in seeks],
    }
    be_ready(by=person, **codes, **wished)
    return person


def side_of(person: Person, other: Person) -> Side:
    """The newest side that someone has of the two."""
    with seen_as(person):
        own = Side.objects.filter(person=person, other=other).select_related("person", "other", "pair__space")
        return own.latest("pk")


def sides(person: Person) -> list[Side]:
    with seen_as(person):
        return list(Side.objects.filter(person=person).select_related("other").order_by("pk"))


def proposal(cast: Cast, giver: str, seeker: str, *, about: str = GROUPS) -> Sides:
    """One offers what the other looks for, and each has a side of it."""
    one, other = wish(cast, giver, offers=[about]), wish(cast, seeker, seeks=[about])
    propose()
    return side_of(one, other), side_of(other, one)


def paired(cast: Cast, giver: str, seeker: str, *, about: str = GROUPS) -> Sides:
    """Both said yes."""
    for side in proposal(cast, giver, seeker, about=about):
        say_yes(side, by=side.person)
    one, other = cast[giver], cast[seeker]
    return side_of(one, other), side_of(other, one)


def proposed_again(cast: Cast, giver: str, seeker: str) -> Sides:
    """As it may happen long after two were a pair."""
    one, other, today = cast[giver], cast[seeker], timezone.localdate()
    code = [code_of(Field.SKILL_OFFERED, GROUPS)]
    for person, beside, gives, gets in ((one, other, code, []), (other, one, [], code)):
        with seen_as(person):
            Side.objects.create(
                person=person,
                other=beside,
                gives=gives,
                gets=gets,
                made_on=today,
                fades_on=today + timedelta(days=28),
            )
    return side_of(one, other), side_of(other, one)


def aimed(side: Side, words: str) -> Goal:
    return aim(side, words, by=side.person)
