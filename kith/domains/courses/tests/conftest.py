"""A course in the commons, written by Maria: something to read, a film, a task, a quiz and a gathering."""

from collections.abc import Callable
from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.courses.actions.ordering import add_step
from kith.domains.courses.actions.writing import begin, publish
from kith.domains.courses.models import Step
from kith.domains.courses.queries import standing
from kith.foundation.people.models import Person
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.lessons import add_quiz, add_task

Teach = Callable[..., Item]
SORTS = ("reading", "video", "task", "quiz", "gathering")
FILM = "https://www.video.example.org/telling"


def steps_of(item: Item) -> dict[str, Step]:
    """One step of each sort."""
    return {step.sort: step for step in standing(item)}


def titles(item: Item) -> list[str]:
    return [step.title for step in standing(item)]


@pytest.fixture
def meeting(cast: Cast) -> Item:
    return MAKERS["gathering"](cast.place("tomasz", cast.commons), title="An evening in pairs")


@pytest.fixture
def teach(cast: Cast, meeting: Item) -> Teach:
    """Write it in another space, or keep it as a draft."""

    def now(*, where: str = "commons", is_draft: bool = False, **details: Any) -> Item:
        by = cast.place("maria", getattr(cast, where))
        words = {"title": "Your story, on purpose", "outcome": "Tell a piece in two minutes."} | details
        item = begin(by=by, **words)
        _fill(item, by=by.person, meeting=meeting)
        if not is_draft:
            publish(item, by=by)
        return item

    return now


def _fill(item: Item, *, by: Person, meeting: Item) -> None:
    add_step(item, sort="reading", title="Why we tell", source="A story has a *job*.", minutes=10, by=by)
    add_step(item, sort="video", title="A talk", source="They sit at a table.", link=FILM, minutes=15, by=by)
    add_task(item, by=by, title="A list of pieces")
    add_quiz(item, by=by, words="Someone cries. What fits?")
    add_step(item, sort="gathering", title="Practise", gathering=meeting.gathering, minutes=90, by=by)
