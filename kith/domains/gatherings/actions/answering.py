"""Saying how a gathering was, without a name."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.asking_after import opened, show
from kith.domains.gatherings.actions.certifying import certify_one
from kith.domains.gatherings.handfuls import FEW, put
from kith.domains.gatherings.models import Answered, Feedback, Occasion
from kith.domains.gatherings.questions import Answers
from kith.foundation.people.models import Person


@transaction.atomic
def answer(occasion: Occasion, sheet: Answers, *, item: Item, by: Person) -> None:
    """Say how it was, once. What is said lies with what others said; of the person it is kept that they answered, and no more.

    There is no event of it: a moment is enough to find someone's words. Where certificates were given already and waited
    for this, theirs is given.
    """
    opened(occasion, item=item)
    held = Feedback.objects.select_for_update().get(occasion=occasion)
    if not held.is_open or not Answered.objects.get_or_create(feedback=held, person=by)[1]:
        return
    held.waiting, held.waiting_from = put(sheet, among=held.waiting), held.waiting_from + 1
    if held.waiting_from >= FEW:
        show(held)
    held.save()
    if held.certified_at is not None:
        certify_one(occasion, item=item, by=by)
