"""What entries and gatherings of the demo are about, and what someone says of her own work and plans, by the same actions that people use."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.competencies.actions.looking import answer, begin_look
from kith.domains.competencies.actions.naming import name
from kith.domains.competencies.actions.planning import end, plan
from kith.domains.competencies.book import book
from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.models import NextStep
from kith.foundation.people.models import Person

LIST = "samhsa-core"
People = Mapping[str, Person]


def grow(text: dict[str, Any], people: People, *, today: date) -> None:
    framework = book().newest[LIST]
    for each in text["about"]:
        item = _titled(each["title"])
        name(item, about=[_part(framework, code) for code in each["competencies"]], by=item.author.person)
    for each in text["look"]:
        _look(each, framework, by=people[each["by"]])
    for each in text["step"]:
        _step(each, framework, by=people[each["by"]], today=today)


def _look(text: dict[str, Any], framework: Framework, *, by: Person) -> None:
    look = begin_look(framework, by=by)
    for said in text["said"]:
        about = _part(framework, said["about"])
        answer(look, about=about, word=said["word"], note=said.get("note", ""), by=by)


def _step(text: dict[str, Any], framework: Framework, *, by: Person, today: date) -> None:
    step = plan(
        text["words"], by=by, about=_part(framework, text["about"]) if "about" in text else None,
        item=_titled(text["with"]) if "with" in text else None,
        by_when=today + timedelta(days=text["in_days"]) if "in_days" in text else None,
    )  # fmt: skip
    if "ends" in text:
        end(step, NextStep.State(text["ends"]), by=by)


def _titled(title: str) -> Item:
    return Item.objects.select_related("author__person").get(title=title)


def _part(framework: Framework, code: str) -> Competency:
    found = framework.get(code)
    assert found is not None, code  # noqa: S101
    return found
