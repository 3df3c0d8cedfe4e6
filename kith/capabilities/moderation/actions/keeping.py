"""Looking after a case: taking it, writing notes, handing it over. Whoever acts says which version they saw."""

from django.db import transaction
from django.utils import timezone

from kith.capabilities.moderation.actions.telling import tell_more
from kith.capabilities.moderation.events import HandedOver, Passed, WorkedOn
from kith.capabilities.moderation.models import Case, CaseNote
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

Sort = CaseNote.Sort


class Stale(Exception):
    """Someone else did something with the case since the page was made."""


def hold(case: Case, *, version: int | None = None) -> Case:
    """The case as it is now, held until the transaction ends; two who act at once act one after the other."""
    held = Case.objects.select_for_update(of=("self",)).with_thing().get(pk=case.pk)
    if version is not None and held.version != version:
        raise Stale
    return held


def step(case: Case, sort: str, *, by: Person | None, words: str = "") -> CaseNote:
    """Write down what was done; the case goes on to its next version."""
    case.version += 1
    case.save()
    if by is not None:
        record(WorkedOn(case=case.pk), by=by)
    return CaseNote.objects.create(case=case, by=by, sort=sort, words=words)


@transaction.atomic
def take(case: Case, *, version: int, by: Person) -> None:
    """Say that one looks after it."""
    case = hold(case, version=version)
    case.assignee = by
    step(case, Sort.TAKEN, by=by)


@transaction.atomic
def lay_back(case: Case, *, version: int | None = None, by: Person) -> None:
    """Leave it to the others at the desk."""
    case = hold(case, version=version)
    case.assignee = None
    step(case, Sort.LEFT, by=by)


@transaction.atomic
def write_note(case: Case, *, words: str, version: int, by: Person) -> CaseNote:
    """Write something for those at the desk alone."""
    return step(hold(case, version=version), Sort.NOTE, by=by, words=words)


@transaction.atomic
def hand_over(case: Case, *, to: Person, words: str, version: int, by: Person) -> None:
    """Give it to someone else at the desk, with a note; they are told."""
    case = hold(case, version=version)
    case.assignee = to
    step(case, Sort.HANDED, by=by, words=words)
    record(HandedOver(case=case.pk, to=to.pk), by=by)


@transaction.atomic
def pass_on(case: Case, *, words: str = "", version: int | None = None, by: Person | None) -> Case:
    """Give it to the stewards. If they look at the same thing already, the reports join theirs."""
    case = hold(case, version=version)
    if theirs := _of_stewards(case):
        return _join(case, theirs, words=words, by=by)
    case.space, case.assignee, case.reminded_at = None, None, None
    step(case, Sort.PASSED, by=by, words=words)
    record(Passed(case=case.pk), by=by)
    return case


def _of_stewards(case: Case) -> Case | None:
    """Their open case about the same thing, held; one that they decide at this moment is open no more."""
    while found := Case.objects.filter(space=None, state=Case.State.OPEN, **case.keys()).first():
        if (theirs := hold(found)).is_open:
            return theirs
    return None


def _join(case: Case, theirs: Case, *, words: str, by: Person | None) -> Case:
    """Who told both, and did not take this one back, has told it once: with all their words."""
    already = {told.reporter_id: told for told in theirs.reports.all()}
    case.reports.exclude(reporter__in=list(already)).update(case=theirs)
    for told in case.reports.filter(withdrawn_at=None):
        tell_more(already[told.reporter_id], words=told.words, evidence=told.evidence, category=told.category)
    theirs.due_at = min(theirs.due_at, case.due_at)
    step(theirs, Sort.PASSED, by=by, words=words)
    case.state, case.closed_at, case.assignee = Case.State.CLOSED, timezone.now(), None
    step(case, Sort.PASSED, by=by, words=words)
    record(Passed(case=theirs.pk), by=by)
    return theirs
