"""Looking into a matter that nobody told."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

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
    there = Case.objects.filter(person=person, space=None, state=Case.State.OPEN)
    if there.exists() and not Case.objects.visible_to(by).filter(pk__in=there.values("pk")).exists():
        raise ValidationError(_("Someone at the desk already looks after a matter about them."))
    case = open_case(Case(person=person), due=timezone.now() + promised(Category.OTHER))
    case.assignee = case.assignee or by
    step(case, Sort.NOTE, by=by, words=words)
    record(TakenUp(case=case.pk), by=by)
    return case
