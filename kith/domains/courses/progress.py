"""How far someone is in a course; read for that person alone, behind the second wall."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kith.domains.courses.models import Answer, Done, Step, Taking
from kith.domains.gatherings.models import Stay
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


@dataclass(frozen=True)
class Progress:
    """Keys of steps: of which someone says they are done, and at whose gathering they were."""

    has_begun: bool = False
    said: frozenset[int] = frozenset()
    there: frozenset[int] = frozenset()

    def is_done(self, step: Step) -> bool:
        return step.pk in self.said or step.pk in self.there

    def following(self, steps: Iterable[Step]) -> Step | None:
        """Where someone goes on: the first step with which they are not done."""
        return next((step for step in steps if not self.is_done(step)), None)


@dataclass(frozen=True)
class Place:
    """A step as one person sees it on the page of its course."""

    step: Step
    is_done: bool
    is_next: bool
    was_there: bool


def progress_in(steps: Sequence[Step], *, person: Person | None) -> Progress:
    """How far someone is in one course: of a visitor nothing is known."""
    if person is None or not steps:
        return Progress()
    return progress_of({steps[0].course_id: steps}, person=person)[steps[0].course_id]


def progress_of(courses: Mapping[int, Sequence[Step]], *, person: Person) -> dict[int, Progress]:
    """How far someone is in each of several courses, in as many queries as in one."""
    steps = [step for own in courses.values() for step in own]
    with seen_as(person):
        begun = set(Taking.objects.filter(person=person, course__in=courses).values_list("course", flat=True))
        said = frozenset(Done.objects.filter(person=person, step__in=steps).values_list("step", flat=True))
    there = _there(steps, person=person)
    return {
        course: Progress(course in begun, said & _keys(own), there & _keys(own))
        for course, own in courses.items()
    }


def _keys(steps: Iterable[Step]) -> frozenset[int]:
    return frozenset(step.pk for step in steps)


def _there(steps: Sequence[Step], *, person: Person) -> frozenset[int]:
    """The steps to whose gathering someone came."""
    gatherings = {step.gathering_id for step in steps if step.gathering_id}
    own = Stay.objects.filter(person=person, set_aside_at=None, occasion__gathering__in=gatherings)
    been = set(own.values_list("occasion__gathering", flat=True))
    return frozenset(step.pk for step in steps if step.gathering_id in been)


def places_in(steps: Sequence[Step], progress: Progress) -> list[Place]:
    """The steps in their order, each with how it stands for the person whose progress it is."""
    following = progress.following(steps) if progress.has_begun else None
    return [
        Place(
            step,
            is_done=progress.has_begun and progress.is_done(step),
            is_next=step == following,
            was_there=step.pk in progress.there,
        )
        for step in steps
    ]


def begun_by(person: Person) -> list[Taking]:
    """That someone takes courses, what was begun last first."""
    with seen_as(person):
        return list(Taking.objects.filter(person=person).order_by("-begun_at", "-pk"))


def takes(course: int, *, person: Person) -> bool:
    with seen_as(person):
        return Taking.objects.filter(person=person, course=course).exists()


def answer_to(step: Step, *, person: Person | None) -> str:
    """What someone wrote for themselves at a step."""
    with seen_as(person):
        own = Answer.objects.filter(person=person, step=step) if person else Answer.objects.none()
        return own.values_list("words", flat=True).first() or ""


def answers_in(course: int, *, person: Person) -> list[Answer]:
    """All that someone wrote in a course, also at steps that were taken out since."""
    with seen_as(person):
        own = Answer.objects.filter(person=person, taking__course=course).select_related("step")
        return list(own.order_by("step__number", "pk"))
