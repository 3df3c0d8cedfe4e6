"""What becomes of courses when someone closes their account, or when two accounts of one person become one."""

from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.courses.models import Answer, Done, Taking
from kith.domains.courses.queries import drafts_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import Rows, carry
from kith.infrastructure.database.private import seen_as

AT_STEPS: tuple[type[Any], ...] = (Done, Answer)


def forget(person: Person) -> None:
    """After an account is closed: what they were writing and nobody saw goes, and so does all that they took."""
    Item.objects.filter(pk__in=drafts_of(person).values("pk")).delete()
    _forget_taken(person)


def _forget_taken(person: Person) -> None:
    with seen_as(person):
        Taking.objects.filter(person=person).delete()


def move(ended: Person, *, into: Person) -> None:
    """Give it to the account that is kept. Where both took a course, or were done with a step, what the kept one has stays; where
    both wrote at a step, what both wrote is there."""
    own = [Taking.objects.all(), *(model.objects.select_related("step") for model in AT_STEPS)]
    carry(own, ended, into=into, forget=_forget_taken, fit=_taken_once)


def _taken_once(rows: Rows, into: Person) -> Rows:
    takings = {each.course_id: each for each in Taking.objects.filter(person=into)}
    new = [each for each in rows[Taking] if each.course_id not in takings]
    takings |= {each.course_id: each for each in new}
    _add_words(rows[Answer], into)
    return {Taking: new} | {model: _at_steps(model, rows[model], takings, into) for model in AT_STEPS}


def _add_words(answers: list[Answer], into: Person) -> None:
    """Below those of the account that is kept, if they are not the same."""
    kept = {each.step_id: each for each in Answer.objects.filter(person=into)}
    for each in answers:
        own = kept.get(each.step_id)
        if own is not None and own.words != each.words:
            own.words = f"{own.words}\n\n{each.words}"
            own.save(update_fields=["words"])


def _at_steps(model: type[Any], own: list[Any], takings: dict[int, Taking], into: Person) -> list[Any]:
    known = set(model.objects.filter(person=into).values_list("step", flat=True))
    kept = [each for each in own if each.step_id not in known]
    for each in kept:
        each.taking = takings[each.step.course_id]
    return kept
