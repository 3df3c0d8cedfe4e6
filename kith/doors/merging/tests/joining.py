"""Two accounts are joined, as those do who have both mailboxes."""

from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.doors.merging.jobs import send_code
from tests.cast import Cast

PAGE = "/me/joining/"
Codes = dict[str, str]


def ask(cast: Cast, *, kept: str = "noor", ended: str = "kestrel") -> Codes:
    """Ruth asks; the answer is what came to the two mailboxes."""
    cast.client("ruth").post(
        f"/steward/members/{cast[kept].handle}/merging/",
        {"other": f"{ended}@example.org", "reason": "They said so"},
    )
    _send()
    codes = {message.to[0]: _code_in(str(message.body)) for message in mail.outbox}
    return {"kept_code": codes[f"{kept}@example.org"], "ended_code": codes[f"{ended}@example.org"]}


def _send() -> None:
    waiting = ProcrastinateJob.objects.filter(task_name="people.send_merging_code", status="todo")
    for job in waiting.order_by("id"):
        send_code(**job.args)


def _code_in(body: str) -> str:
    return next(line for line in body.splitlines() if len(line) == 8 and line.isalnum() and line.isupper())


def joined(cast: Cast, *, kept: str = "noor", ended: str = "kestrel") -> int:
    codes = ask(cast, kept=kept, ended=ended)
    return int(cast.client(kept).post(PAGE, codes).status_code)
