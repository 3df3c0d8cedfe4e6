"""Taking a course. Nobody else sees any of it, and nothing of it is told to anyone."""

from kith.capabilities.items.models import Item
from kith.domains.courses.models import Answer, Done, Step, Taking
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def take(item: Item, *, by: Person) -> None:
    """Begin a course; a second time changes nothing."""
    with seen_as(by):
        _taking(item.pk, by=by)


def finish(step: Step, *, by: Person) -> None:
    """Say that one is done with a step; who has not begun the course begins it so."""
    with seen_as(by):
        taking = _taking(step.course_id, by=by)
        Done.objects.get_or_create(person=by, step=step, defaults={"taking": taking})


def take_up_again(step: Step, *, by: Person) -> None:
    """Say that one is not done with a step after all."""
    with seen_as(by):
        Done.objects.filter(person=by, step=step).delete()


def answer(step: Step, *, words: str, by: Person) -> None:
    """Keep what someone writes for themselves at a step; no words forget it."""
    with seen_as(by):
        if not words.strip():
            Answer.objects.filter(person=by, step=step).delete()
            return
        taking = _taking(step.course_id, by=by)
        kept = {"words": words.replace("\0", ""), "taking": taking}
        Answer.objects.update_or_create(person=by, step=step, defaults=kept)


def take_no_more(item: Item, *, by: Person) -> None:
    """Forget that someone took a course, what they were done with, and what they wrote there."""
    with seen_as(by):
        Taking.objects.filter(person=by, course=item.pk).delete()


def _taking(course: int, *, by: Person) -> Taking:
    found, _is_new = Taking.objects.get_or_create(person=by, course_id=course)
    return found
