"""Background jobs as those read them who look after the house."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.infrastructure.jobs import keeping
from kith.infrastructure.jobs.models import Trouble

Words = str | Promise

DOES: dict[str, Words] = {
    "activity": _("Telling all parts of the house what happened"),
    "attachments": _("Clearing away files that nobody needs"),
    "library": _("Working out what stands beside entries of the library"),
    "mail": _("Mail that comes in"),
    "messages": _("Forgetting old private messages"),
    "moderation": _("Reports and decisions: keeping promises, writing to people"),
    "notifications": _("Sending news by mail and to devices"),
    "people": _("Accounts: ending what is over"),
    "spaces": _("Sending an invitation"),
}
DATABASE_AWAY = {"OperationalError", "InterfaceError", "ConnectorException"}
OTHERS_AWAY = {"TimeoutError", "ConnectionError", "ConnectionRefusedError", "OSError", "gaierror", "Later"}


@dataclass(frozen=True)
class Line:
    """One job: what it does, why it failed in words, and the technical line."""

    pk: int
    task: str
    does: Words
    why: Words
    technical: str
    failed_at: datetime | None
    tries: int


def in_words(found: Sequence[ProcrastinateJob], *, failed: bool) -> list[Line]:
    known = keeping.troubles([job.id for job in found]) if failed else {}
    return [_line(job, known.get(job.id), failed=failed) for job in found]


def _line(job: ProcrastinateJob, trouble: Trouble | None, *, failed: bool) -> Line:
    technical = f"{job.task_name} #{job.id}" + (f": {trouble}" if trouble else "")
    return Line(
        pk=job.id,
        task=job.task_name,
        does=does(job.task_name),
        why=_why(trouble) if failed else "",
        technical=technical,
        failed_at=trouble.at if trouble else None,
        tries=job.attempts,
    )


def does(task: str) -> Words:
    return DOES.get(task.partition(".")[0], task)


def _why(trouble: Trouble | None) -> Words:
    if trouble is None:
        return _("It was stopped while it worked, so nobody noted why.")
    if trouble.kind in DATABASE_AWAY:
        return _("The database did not answer.")
    if trouble.kind.startswith("SMTP"):
        return _("The mail server refused what we sent, or did not answer.")
    if trouble.kind in OTHERS_AWAY:
        return _("Another computer did not answer.")
    return _("Something in the program broke. The line below helps whoever repairs it.")
