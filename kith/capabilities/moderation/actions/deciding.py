"""Deciding, and taking a decision back."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.moderation import effects
from kith.capabilities.moderation.actions.behind import tell_later
from kith.capabilities.moderation.actions.keeping import hold
from kith.capabilities.moderation.categories import HEAVY
from kith.capabilities.moderation.events import Answered, DebriefOffered, Decided, Undone, WorkedOn
from kith.capabilities.moderation.jobs import write_to_concerned
from kith.capabilities.moderation.models import Case, Debrief, Decision
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

Kind = Decision.Kind


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What someone decides: `reason` is for the person it is about, `answer` for those who told it."""

    kind: str
    category: str
    reason: str
    rule: str = ""
    answer: str = ""
    until: datetime | None = None


@transaction.atomic
def decide(case: Case, verdict: Verdict, *, version: int, by: Person, goes_on: bool = False) -> Decision:
    """Decide once, do it, and say it to whom it concerns and to those who told it; `goes_on` keeps the case open."""
    case = hold(case, version=version)
    if verdict.kind not in effects.possible(case):
        raise ValidationError(_("This can no longer be decided here. Please look at the case once more."))
    before = effects.apply(verdict.kind, case, until=verdict.until, reason=verdict.reason, by=by)
    made = _write(case, verdict, before=before, by=by)
    _go_on(case, by=by, goes_on=goes_on)
    if made.kind != Kind.NONE:
        record(Decided(decision=made.pk), by=by)
        tell_later(case)
    if made.kind in Decision.OUTSIDE:
        write_to_concerned.defer(decision=made.pk)
    answer_reporters(case)
    if not case.is_open:
        _offer_debrief(case, made, to=by)
    return made


def _write(case: Case, verdict: Verdict, *, before: dict[str, object], by: Person) -> Decision:
    return Decision.objects.create(
        case=case, where=case.where, by_stewards=case.is_of_stewards, kind=verdict.kind, rule=verdict.rule,
        category=verdict.category, reason=verdict.reason, answer=verdict.answer, until=verdict.until,
        before=before, by=by,
    )  # fmt: skip


def _go_on(case: Case, *, by: Person, goes_on: bool) -> None:
    case.version += 1
    case.assignee = case.assignee or by
    if not goes_on:
        case.state, case.closed_at = Case.State.CLOSED, timezone.now()
    case.save()
    record(WorkedOn(case=case.pk), by=by)


def answer_reporters(case: Case) -> None:
    """Tell each who reported, and still wants it, that there is an answer."""
    for pk in case.reports.filter(withdrawn_at=None).values_list("pk", flat=True):
        record(Answered(report=pk), by=None)


def _offer_debrief(case: Case, made: Decision, *, to: Person) -> None:
    told = set(case.reports.values_list("category", flat=True))
    if not HEAVY & (told | {made.category}):
        return
    offered, is_new = Debrief.objects.get_or_create(case=case, moderator=to)
    if is_new:
        record(DebriefOffered(debrief=offered.pk, to=to.pk), by=None)


@transaction.atomic
def take_back(decision: Decision, *, reason: str, by: Person) -> Decision:
    """Undo what a decision did, by a row of its own; the first row stays as it was written."""
    case = hold(decision.case)
    if before := Decision.objects.filter(undoes=decision).first():
        return before
    decision.case = case
    effects.undo(decision, by=by)
    made = Decision.objects.create(
        case=case, where=decision.where, by_stewards=case.is_of_stewards, kind=Kind.UNDONE,
        category=decision.category, rule="", reason=reason, undoes=decision, by=by,
    )  # fmt: skip
    case.version += 1
    case.save(update_fields=["version"])
    record(Undone(decision=decision.pk), by=by)
    tell_later(case)
    if decision.kind in Decision.OUTSIDE:
        write_to_concerned.defer(decision=decision.pk)
    answer_reporters(case)
    return made
