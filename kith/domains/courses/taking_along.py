"""What someone takes along of courses: those that they take, and those that they wrote."""

from collections.abc import Iterator
from typing import Any

from kith.domains.courses.models import Answer, Course, Done, Step, Taking
from kith.domains.courses.queries import steps_told
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def taken(person: Person) -> list[dict[str, Any]]:
    """Every course that someone began, with the steps they are done with and what they wrote for themselves."""
    with seen_as(person):
        begun = list(Taking.objects.filter(person=person).select_related("course__item").order_by("pk"))
        done = list(Done.objects.filter(person=person).select_related("step").order_by("pk"))
        answers = list(Answer.objects.filter(person=person).select_related("step").order_by("pk"))
    return [
        {
            "course": each.course.item.title, "begun": each.begun_at.isoformat(),
            "done": [one.step.title for one in done if one.taking_id == each.pk],
            "wrote": [{"at": one.step.title, "words": one.words} for one in answers if one.taking_id == each.pk],
        }
        for each in begun
    ]  # fmt: skip


def written(signed: list[int]) -> Iterator[dict[str, Any]]:
    """Every course that someone wrote, with all of its steps."""
    own = Course.objects.filter(item__author__person__in=signed).select_related("item").order_by("pk")
    for course in own:
        facts = {"title": course.item.title, "outcome": course.outcome, "for_whom": course.for_whom}
        yield facts | {"steps": [_step(step) for step in steps_told(course)]}


def _step(step: Step) -> dict[str, Any]:
    said = {
        "title": step.title,
        "sort": step.sort,
        "minutes": step.minutes,
        "words": step.source,
        "link": step.link,
    }
    asked = [
        {
            "words": question.words,
            "choices": [
                {"words": one.words, "fits": one.fits, "why": one.why} for one in question.choices.all()
            ],
        }
        for question in step.questions.all()
    ]
    return said | ({"questions": asked} if asked else {})
