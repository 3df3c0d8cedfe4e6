"""Mails that did not come in: reading about them without reading them, handling them again, throwing them away."""

import re

from django.db import transaction
from django.db.models import QuerySet

from kith.doors.mail.events import HandledAgain, MailThrownAway
from kith.doors.mail.jobs import handle
from kith.doors.mail.models import IncomingMail
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.lib.mail.incoming import head

State = IncomingMail.State
_ASIDE = (State.REFUSED, State.BROKEN)
SHOWN = ("date", "from", "to", "message-id", "content-type", "auto-submitted", "authentication-results")
DOMAIN = re.compile(r"@([\w.-]+)")
ADDRESS = re.compile(r"[^\s<>\"'(),;=]+@")  # what stands before the @ tells who it is, or opens a door


def kept_aside() -> QuerySet[IncomingMail, IncomingMail]:
    """The newest first, without a word of any of them."""
    return IncomingMail.objects.filter(state__in=_ASIDE).defer("raw").order_by("-pk")


def headers_of(mail: IncomingMail) -> list[tuple[str, str]]:
    """The technical lines of a mail. No subject, since it is someone's words; and of addresses only the domain."""
    found = head(bytes(mail.raw or b""))
    return [(name, _without_words(name, value)) for name, value in found if name in SHOWN]


def _without_words(name: str, value: str) -> str:
    """Names before addresses, and names of files, are somebody's words too."""
    if name in ("from", "to"):
        return ", ".join(f"…@{domain}" for domain in DOMAIN.findall(value))
    if name == "content-type":
        return value.partition(";")[0]
    return ADDRESS.sub("…@", value)


@transaction.atomic
def again(*, only: int | None = None, by: Person | None) -> int:
    """Handle a mail once more, or all that could not be read."""
    held = IncomingMail.objects.select_for_update().filter(raw__isnull=False)
    wanted = held.filter(state=State.BROKEN) if only is None else held.filter(pk=only, state__in=_ASIDE)
    keys = list(wanted.values_list("pk", flat=True))
    IncomingMail.objects.filter(pk__in=keys).update(state=State.WAITING, reason="", details={})
    for key in keys:
        handle.defer(mail=key)
    if keys:
        record(HandledAgain(number=len(keys)), by=by)
    return len(keys)


@transaction.atomic
def throw_away(mail: IncomingMail, *, by: Person) -> None:
    """Forget what a mail said; that the same mail came before is still known, so that it does not come in again."""
    gone = IncomingMail.objects.filter(pk=mail.pk, state__in=_ASIDE)
    if gone.update(state=State.IGNORED, raw=None, details={}):
        record(MailThrownAway(), by=by)
