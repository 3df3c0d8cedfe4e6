"""Reading competencies: what is about them, for one reader; and what is one's own, inside `seen_as` alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds, reach_item
from kith.domains.competencies.book import Book, book
from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.models import About, Answer, Look, NextStep
from kith.domains.competencies.shelves import kinds_on_shelves
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.reaching import reached

MOST_LOOKS = 24  # of one framework, in a story of how it changed


def about_of_item() -> ArraySubquery:
    """What each item is about, as small objects, in the same query."""
    rows = About.objects.filter(item=OuterRef("pk")).order_by("number")
    return ArraySubquery(rows.values(json=JSONObject(framework="framework", competency="competency")))


def keys_about(competency: Competency) -> QuerySet[About, Any]:
    """The keys of all that is about a competency, whoever may see it: for a query that asks who may."""
    return About.objects.filter(framework=competency.framework, competency=competency.code).values("item")


def reach_nameable(person: Person | None, pk: int) -> Item:
    """What can stand on a shelf, if someone may see it."""
    return of_kinds(reach_item(person, pk), kinds_on_shelves())


def reach_look(person: Person, pk: int) -> Look:
    return reached(Look.objects.filter(person=person, pk=pk).first())


def reach_step(person: Person, pk: int) -> NextStep:
    return reached(NextStep.objects.filter(person=person, pk=pk).first())


def looks_of(person: Person) -> QuerySet[Look, Look]:
    """The newest first."""
    return Look.objects.filter(person=person).order_by("-began_on", "-pk")


def answers_in(look: Look) -> dict[str, Answer]:
    """What a look says, by the codes of competencies."""
    return {each.competency: each for each in look.answers.all()}


def answers_over_time(person: Person, framework: str) -> list[Answer]:
    """All words about a framework, in the order in which they were said."""
    newest = looks_of(person).filter(framework=framework).values_list("pk", flat=True)[:MOST_LOOKS]
    said = Answer.objects.filter(person=person, look__in=list(newest))
    return list(said.exclude(word="").order_by("look__began_on", "look", "pk"))


def steps_of(person: Person, *, is_open: bool) -> QuerySet[NextStep, NextStep]:
    """What is ahead, by the day; or what was done or let go, the newest first."""
    own = NextStep.objects.filter(person=person)
    if is_open:
        return own.filter(state=NextStep.State.OPEN).order_by(F("by_when").asc(nulls_last=True), "pk")
    return own.exclude(state=NextStep.State.OPEN).order_by("-ended_on", "-pk")


def with_what_they_are_about(steps: Iterable[NextStep], *, reader: Person, known: Book) -> list[NextStep]:
    """Each with `about`, a competency, and `thing`, an item; None where there is none, or none that they can see now."""
    found = list(steps)
    keys = {each.item_id for each in found if each.item_id}
    things = Item.objects.visible_to(reader).select_related("space").in_bulk(keys) if keys else {}
    for each in found:
        each.about = known.chosen(f"{each.framework}/{each.competency}")  # type: ignore[attr-defined]
        each.thing = things.get(each.item_id)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True)
class Assessed:
    """A look as its owner may show it: the words, and no notes."""

    framework: Framework
    began_on: date
    said: list[tuple[Competency, str]]


def latest_assessment(*, by: Person) -> Assessed | None:
    """The newest look that says something, for its owner. What becomes of it is theirs to decide."""
    with seen_as(by):
        worded = Answer.objects.filter(person=by).exclude(word="").values("look")
        look = looks_of(by).filter(pk__in=worded).first()
        framework = book().get(look.framework, look.version) if look else None
        if look is None or framework is None:
            return None
        answers = answers_in(look)
    told = [(each, answers[each.code]) for each in framework.competencies if each.code in answers]
    said = [(each, str(given.get_word_display())) for each, given in told if given.word]
    return Assessed(framework, look.began_on, said)
