"""Looking into a matter that nobody told."""

from django.db import transaction
from django.utils import timezone

from kith.capabilities.moderation.actions.keeping import Sort, step
from kith.capabilities.moderation.actions.reporting import open_case
from kith.capabilities.moderation.categories import Category, promised
from kith.capabilities.moderation.events import TakenUp
from kith.capabilities.moderation.models import Case
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def take_up(person: Person, *, words: str, by: Person) -> Case:
    """Put a matter about a person on the stewards' desk, with why. Whatever follows is a decision that has an appeal."""
    case = open_case(Case(person=person), due=timezone.now() + promised(Category.OTHER))
    case.assignee = case.assignee or by
    step(case, Sort.NOTE, by=by, words=words)
    record(TakenUp(case=case.pk), by=by)
    return case
