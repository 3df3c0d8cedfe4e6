"""Lets the people of the demo teach one another, by the same actions that people use."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.courses.actions import taking
from kith.domains.courses.actions.asking import Said, ask
from kith.domains.courses.actions.ordering import add_step
from kith.domains.courses.actions.writing import begin, publish
from kith.domains.courses.models import Step
from kith.domains.courses.queries import standing
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership

Text = Mapping[str, Any]
Places = Mapping[str, Mapping[str, Membership]]  # by the name of a space, then by the key of a person
AROUND = ("title", "tags", "language", "visibility", "content_note", "for_whom")


def teach(courses: tuple[Text, ...], places: Places, *, now: datetime) -> None:
    """Write each with its steps, publish it, and let those take it who have begun."""
    for text in courses:
        here = places[text["space"]]
        by = here[text["author"]]
        item = begin(by=by, outcome=text["outcome"].strip(), **{name: text[name] for name in AROUND})
        for step in text["step"]:
            _step(item, step, by=by.person)
        publish(item, by=by, at=now - timedelta(days=text["days_ago"]))
        for taken in text.get("take", ()):
            _take(item, taken, by=here[taken["who"]].person)


def _step(item: Item, text: Text, *, by: Person) -> None:
    told = {"title": text["title"], "minutes": text["minutes"], "source": text["words"].strip()}
    step = add_step(item, sort=text["sort"], by=by, link=text.get("link", ""), **told, **_leads(text))
    for asked in text.get("question", ()):
        choices = [Said(one["words"], one.get("fits", False), one["why"]) for one in asked["choices"]]
        ask(step, words=asked["words"], choices=choices, item=item, by=by)


def _leads(text: Text) -> dict[str, Any]:
    """To something that is there already, by its title."""
    if "leads_to" not in text:
        return {}
    found = Item.objects.get(title=text["leads_to"])
    return {"gathering": found.gathering} if text["sort"] == Step.Sort.GATHERING else {"entry": found}


def _take(item: Item, text: Text, *, by: Person) -> None:
    taking.take(item, by=by)
    for step in standing(item)[: text["done"]]:
        taking.finish(step, by=by)
    for number, words in text.get("wrote", ()):
        taking.answer(standing(item).get(number=number), words=words, by=by)
