"""What stewards do about background jobs."""

from django.db import transaction

from kith.doors.steward.events import JobsBegunAgain, JobThrownAway
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import keeping


@transaction.atomic
def begin_jobs_again(*, by: Person) -> int:
    """Let all failed jobs be done once more."""
    number = keeping.begin_again()
    if number:
        record(JobsBegunAgain(task="*", number=number), by=by)
    return number


@transaction.atomic
def begin_job_again(key: int, *, task: str, by: Person) -> bool:
    """Let one failed job be done once more."""
    begun = keeping.begin_again(only=key) > 0
    if begun:
        record(JobsBegunAgain(task=task, number=1), by=by)
    return begun


@transaction.atomic
def throw_job_away(key: int, *, task: str, by: Person) -> bool:
    """What the job was to do will not be done."""
    gone = keeping.throw_away(key)
    if gone:
        record(JobThrownAway(task=task), by=by)
    return gone
