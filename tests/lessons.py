"""Steps for the courses that tests make."""

from kith.capabilities.items.models import Item
from kith.domains.courses.actions.asking import Said, ask
from kith.domains.courses.actions.ordering import add_step
from kith.domains.courses.models import Question, Step
from kith.foundation.people.models import Person

CHOICES = (
    Said("Advise at once", fits=False, why="They did not ask."),
    Said("Listen", fits=True, why="It costs nothing."),
    Said("Wait", fits=True, why="There is time."),
)


def add_task(item: Item, *, by: Person, title: str = "Try it") -> Step:
    return add_step(item, sort="task", title=title, source="Do it once today.", minutes=10, by=by)


def add_quiz(item: Item, *, by: Person, words: str = "What fits?") -> Question:
    """With one question, of whose choices two fit."""
    step = add_step(item, sort="quiz", title="A quiz", minutes=5, by=by)
    return ask(step, words=words, choices=CHOICES, item=item, by=by)
