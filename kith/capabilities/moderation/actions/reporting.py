"""Telling that something is not right."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.moderation.actions.keeping import hold, pass_on
from kith.capabilities.moderation.actions.telling import tell_more
from kith.capabilities.moderation.categories import Category, promised
from kith.capabilities.moderation.desks import desk_for, has_moderators
from kith.capabilities.moderation.events import Reported
from kith.capabilities.moderation.models import Case, Report
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

MOST_A_DAY = 30


def evidence_of(case: Case) -> str:
    """How the words read now."""
    if case.post:
        return case.post.source
    if case.item is None:
        return ""
    opening = case.item.posts.filter(number=1).first()
    return f"{case.item.title}\n\n{opening.source}" if opening else case.item.title


def told_already(about: Case, *, by: Person) -> Report | None:
    """What someone told about the same thing and did not take back, as long as nobody has answered it."""
    mine: QuerySet[Report] = Report.objects.filter(
        reporter=by, withdrawn_at=None, case__state=Case.State.OPEN
    )
    return mine.filter(**{f"case__{name}": thing for name, thing in about.keys().items()}).first()


def tells_too_much(category: str, *, by: Person) -> bool:
    """Whether someone has told so much within a day that people cannot look at it. Danger is always heard."""
    since = timezone.now() - timedelta(days=1)
    told = Report.objects.filter(reporter=by, made_at__gt=since).count()
    return category != Category.DANGER and told >= MOST_A_DAY


@transaction.atomic
def report(
    about: Case,
    *,
    category: str,
    words: str = "",
    evidence: str = "",
    only_stewards: bool = False,
    by: Person,
) -> Report:
    """Tell hosts or stewards about what an unsaved case is about. Reports about the same thing join one open case.

    Who tells again adds to what they told: they may know of more since, or of something worse.
    """
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # of two sendings, one waits
    said = {"category": category, "words": words, "evidence": evidence or evidence_of(about)}
    due = timezone.now() + promised(category)
    while before := told_already(about, by=by):
        if (case := hold(before.case)).is_open:
            _hasten(case, due=due)
            return tell_more(before, **said)
    about.space = desk_for(about, only_stewards=only_stewards, reporter=by)
    case = open_case(about, due=due)
    if taken_back := case.reports.filter(reporter=by).first():
        return tell_more(taken_back, **said)
    made = Report.objects.create(case=case, reporter=by, only_stewards=only_stewards, **said)
    record(Reported(case=case.pk), by=None)
    _leave_none_alone(about)
    made.refresh_from_db()
    return made


def _leave_none_alone(about: Case) -> None:
    """Now that one more has told it, perhaps no host is left who may look at it: then the stewards do."""
    for case in Case.objects.filter(state=Case.State.OPEN, space=about.where, **about.keys()).with_thing():
        if case.space and not has_moderators(case):
            pass_on(case, by=None)


def open_case(about: Case, *, due: datetime) -> Case:
    """The open case about this thing on this desk, held until the transaction ends."""
    wanted = {"space": about.space, "state": Case.State.OPEN, **about.keys()}
    person = about.concerned
    start = {"due_at": due, "concerns": None if person.is_placeholder else person}
    while True:
        found, _is_new = Case.objects.get_or_create(**wanted, defaults=start)
        case = Case.objects.select_for_update(of=("self",)).with_thing().get(pk=found.pk)
        if case.is_open:
            break
    _hasten(case, due=due)
    return case


def _hasten(case: Case, *, due: datetime) -> None:
    if due < case.due_at:
        case.due_at = due
        case.save(update_fields=["due_at"])


@transaction.atomic
def take_back(made: Report) -> None:
    """Say that one does not want this looked at any more. Those at the desk still see that it was told."""
    made.withdrawn_at = timezone.now()
    made.save(update_fields=["withdrawn_at"])
