"""What becomes of courses when someone closes their account, or when two accounts of one person become one."""

from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.courses.models import Answer, Done, Taking
from kith.domains.courses.queries import drafts_of
from kith.foundation.people.models import Person
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
    """Give it to the account that is kept. No one sees two people's rows at once: they are read as one, and written as the other."""
    with seen_as(ended):
        begun = dict(Taking.objects.filter(person=ended).values_list("course", "begun_at"))
        rows = {model: list(model.objects.filter(person=ended).select_related("step")) for model in AT_STEPS}
    _forget_taken(ended)
    with seen_as(into):
        for course, begun_at in begun.items():
            Taking.objects.get_or_create(person=into, course_id=course, defaults={"begun_at": begun_at})
        takings = {each.course_id: each for each in Taking.objects.filter(person=into)}
        for model, own in rows.items():
            known = set(model.objects.filter(person=into).values_list("step", flat=True))
            kept = [each for each in own if each.step_id not in known]
            for each in kept:
                each.person, each.taking = into, takings[each.step.course_id]
            model.objects.bulk_create(kept)
