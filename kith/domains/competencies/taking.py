"""What someone takes along: every look with its words and notes, and their plan."""

from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.competencies.models import Answer, Look, NextStep
from kith.domains.competencies.queries import looks_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

ANSWER = ("competency", "word", "note")
STEP = ("words", "framework", "competency", "state")


def grown(person: Person) -> dict[str, Any]:
    """Of what steps are about, the titles of what they can see today."""
    with seen_as(person):
        steps = NextStep.objects.filter(person=person).order_by("pk")
        things = Item.objects.visible_to(person).in_bulk({each.item_id for each in steps if each.item_id})
        return {
            "looks": [_look(each) for each in looks_of(person).prefetch_related("answers")],
            "plan": [_step(each, things) for each in steps],
        }


def _look(look: Look) -> dict[str, Any]:
    told = {"framework": look.framework, "version": look.version, "began_on": _day(look.began_on)}
    return told | {"said": [_answer(each) for each in look.answers.all()]}


def _answer(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in ANSWER} | {"on": _day(answer.answered_on)}


def _step(step: NextStep, things: dict[int, Item]) -> dict[str, Any]:
    days = {name: _day(getattr(step, name)) for name in ("by_when", "made_on", "ended_on")}
    thing = things.get(step.item_id) if step.item_id else None
    return {name: getattr(step, name) for name in STEP} | days | {"with": thing.title if thing else None}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
