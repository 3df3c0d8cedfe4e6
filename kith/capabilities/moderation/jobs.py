"""What the desk does by itself: it keeps the time that was promised, writes to those who cannot sign in, and tells those
behind made names.
"""

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy

from kith.capabilities.moderation.actions.behind import tell_waiting
from kith.capabilities.moderation.actions.keeping import hold, pass_on
from kith.capabilities.moderation.desks import desk_for_appeal, moderators_of
from kith.capabilities.moderation.events import AppealLate, Overdue
from kith.capabilities.moderation.letters import letter_about, letter_about_opening
from kith.capabilities.moderation.models import Appeal, Case, Decision, Unsealing
from kith.foundation.activity.facts import record
from kith.infrastructure.jobs import jobs

AGAIN = RetryStrategy(max_attempts=12, exponential_wait=4)


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="moderation.keep_promises")
def keep_promises(timestamp: int) -> None:
    """Remind each desk once of a promised time that has passed; a desk that nobody has any more is the stewards'."""
    late = Case.objects.filter(state=Case.State.OPEN, reminded_at=None, due_at__lte=timezone.now())
    for case in late.with_thing():
        _remind(case)
    for waiting in Appeal.objects.filter(outcome="", reminded_at=None, due_at__lte=timezone.now()):
        _remind_of_appeal(waiting)


@transaction.atomic
def _remind(case: Case) -> None:
    """About a made name, hosts decide in time or the stewards do: so it tells nobody whether a host is behind it."""
    case = hold(case)
    if not case.is_open:
        return
    if case.space and (case.mask or not moderators_of(case).exists()):
        case = pass_on(case, by=None)
    case.reminded_at = timezone.now()
    case.save(update_fields=["reminded_at"])
    record(Overdue(case=case.pk), by=None)


@transaction.atomic
def _remind_of_appeal(waiting: Appeal) -> None:
    """By now someone else may have come who can decide."""
    waiting.space, waiting.reminded_at = desk_for_appeal(waiting.decision.case), timezone.now()
    waiting.save(update_fields=["space", "reminded_at"])
    record(AppealLate(appeal=waiting.pk), by=None)


@jobs.task(name="moderation.write_to_concerned", retry=AGAIN)
def write_to_concerned(decision: int) -> None:
    """Send someone whose account is closed the way to the page of the decision."""
    found = Decision.objects.select_related("case").filter(pk=decision).first()
    mail = letter_about(found) if found else None
    if mail is not None:
        mail.send()


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="moderation.tell_behind")
def tell_behind(timestamp: int) -> None:
    """Tell those behind made names what was decided, when chance says so."""
    tell_waiting(timezone.now())


@jobs.task(name="moderation.write_to_opened", retry=AGAIN)
def write_to_opened(unsealing: int) -> None:
    """Write to someone whose seal was opened, whatever they usually want to hear of."""
    found = Unsealing.objects.select_related("case").filter(pk=unsealing).first()
    mail = letter_about_opening(found) if found else None
    if mail is not None:
        mail.send()
