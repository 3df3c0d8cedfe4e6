"""Asking after a gathering how it was."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.afterwards import is_told, questions_of
from kith.domains.gatherings.handfuls import shuffled
from kith.domains.gatherings.models import Feedback, Gathering, Occasion
from kith.domains.gatherings.questions import Question, as_kept
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def choose_questions(item: Item, questions: Sequence[Question], *, by: Person) -> None:
    """Ask these after each date that is not over yet; none of one's own means the usual ones."""
    Gathering.objects.filter(item=item).update(questions_after=as_kept(questions))
    record(events.FeedbackChanged(item=item), by=by)


@transaction.atomic
def ask_afterwards(occasion: Occasion) -> None:
    """A date is over: its questions stand from now on, and those who were there are told of them once."""
    item = occasion.gathering.item
    if opened(occasion, item=item) and is_told(occasion):
        record(events.AskedAfterwards(item=item, occasion=occasion.pk), by=None)


@transaction.atomic
def close_feedback(feedback: Feedback) -> None:
    """Nobody is asked any more. The last answers join the others; where there never were a few, they are deleted unread."""
    held = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if held.shown_from:
        show(held)
    held.waiting, held.waiting_from, held.closed_at = {}, 0, timezone.now()
    held.save()


def opened(occasion: Occasion, *, item: Item) -> bool:
    """Let the questions of a date stand as they are now, if they do not yet; whether that is new."""
    plan: Gathering = item.gathering
    asked = as_kept(questions_of(plan, language=item.language))
    return Feedback.objects.get_or_create(occasion=occasion, defaults={"questions": asked})[1]


def show(held: Feedback) -> None:
    """Let hosts read what waited."""
    held.shown, held.shown_from = shuffled(held.shown, held.waiting), held.shown_from + held.waiting_from
    held.waiting, held.waiting_from = {}, 0
