"""Lets some of a circle of the demo gather for a session, so that whoever enters as one of them can come in."""

from collections.abc import Mapping
from typing import Any

from kith.domains.supervision.actions import live
from kith.domains.supervision.formats.shipped import in_language, shipped
from kith.domains.supervision.live.offering import Asked, Move
from kith.domains.supervision.models import Circle
from kith.foundation.people.models import Person

People = Mapping[str, Person]


def gather(circle: Circle, text: Mapping[str, Any], people: People) -> None:
    """They are there, and one of them brings something. It has not started."""
    told = in_language(shipped()[text["format"]], circle.space.language)
    session = live.begin(circle, told=told, by=people[text["by"]])
    for key in text["comes"]:
        live.come(session, by=people[key])
    leads, brings = (circle.space.own_place(people[text[role]]).pk for role in ("by", "brings"))
    live.move(session, Asked(Move.BRING, by=leads, of=brings), by=people[text["by"]])
