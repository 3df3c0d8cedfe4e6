"""Lets some people of the demo accompany each other, by the same actions that people use."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kith.domains.mentoring.actions.agreeing import agree_on
from kith.domains.mentoring.actions.aiming import aim, mark
from kith.domains.mentoring.actions.answering import say_yes
from kith.domains.mentoring.actions.proposing import propose
from kith.domains.mentoring.actions.wishing import be_ready
from kith.domains.mentoring.models import Side
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Field
from kith.foundation.profiles.vocabulary import code_of
from kith.foundation.spaces.actions.belonging import agree
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as

Text = Mapping[str, Any]


def accompany(steps: Iterable[Text], people: Mapping[str, Person], *, today: date) -> None:
    """Some say that they would like to be matched, the house looks, and some of those who fit say yes."""
    for step in steps:
        for wish in step["ready"]:
            _be_ready(wish, by=people[wish["by"]])
        propose(today=today)
        for pair in step.get("pair", ()):
            one, other = (people[key] for key in pair["between"])
            _begin(pair, one, other, today=today)


def _be_ready(wish: Text, *, by: Person) -> None:
    be_ready(
        by=by, offers=[code_of(Field.SKILL_OFFERED, text) for text in wish.get("offers", ())],
        seeks=[code_of(Field.SKILL_SOUGHT, text) for text in wish.get("seeks", ())], zone=by.time_zone,
        languages=wish["languages"], hours_apart=wish["hours_apart"], most=wish["most"],
    )  # fmt: skip


def _begin(text: Text, one: Person, other: Person, *, today: date) -> None:
    for person, beside in ((one, other), (other, one)):
        say_yes(_side(person, beside), by=person)
    mine, until = _side(one, other), today + timedelta(days=text["until"])
    agree_on(
        mine,
        often=text["often"],
        minutes=text["minutes"],
        way=text["way"],
        until=until,
        between=text["words"],
        by=one,
    )
    for words, state in text["goals"]:
        mark(aim(mine, words, by=one), state=state, side=mine, by=one)
    place = Membership.objects.filter(space__slug__startswith="pair-", person=other, agreed_version=1)
    for each in place.select_related("space", "person"):
        agree(each, by=other)


def _side(person: Person, other: Person) -> Side:
    with seen_as(person):
        return Side.objects.select_related("person", "other").get(person=person, other=other)
