"""Asking for another look, and giving one."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kith.capabilities.moderation.actions.behind import tell_later
from kith.capabilities.moderation.actions.deciding import take_back
from kith.capabilities.moderation.desks import desk_for_appeal
from kith.capabilities.moderation.events import Appealed, AppealWorkedOn, Upheld
from kith.capabilities.moderation.jobs import write_to_concerned
from kith.capabilities.moderation.models import Appeal, Decision
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

PROMISED = timedelta(days=5)


@transaction.atomic
def appeal(decision: Decision, *, words: str) -> Appeal:
    """Ask, once, that someone who did not decide looks again. It is the person concerned who asks."""
    due = timezone.now() + PROMISED
    desk = desk_for_appeal(decision.case)
    made, is_new = Appeal.objects.get_or_create(
        decision=decision, defaults={"words": words, "space": desk, "due_at": due}
    )
    if is_new:
        record(Appealed(appeal=made.pk), by=decision.case.concerned)
    return made


@transaction.atomic
def answer(asked: Appeal, *, outcome: str, words: str, by: Person) -> bool:
    """Let a decision stand, or take it back; False if someone else has answered meanwhile."""
    held = Appeal.objects.select_for_update(of=("self",)).select_related("decision__case").get(pk=asked.pk)
    if not held.is_waiting:
        return False
    held.outcome, held.answer, held.decided_by, held.decided_at = outcome, words, by, timezone.now()
    held.save()
    record(AppealWorkedOn(appeal=held.pk), by=by)
    if outcome == Appeal.Outcome.UNDONE:
        take_back(held.decision, reason=words, by=by)
    else:
        record(Upheld(decision=held.decision_id), by=by)
        tell_later(held.decision.case)
        if held.decision.kind in Decision.OUTSIDE:
            write_to_concerned.defer(decision=held.decision_id)
    return True
