"""What a mail asks for, and whether it may."""

from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from kith.capabilities.notifications.models import Letter
from kith.doors.mail import failures, returned
from kith.doors.mail.failures import Failure, Refusal
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.writing import Words, answer_item, open_in_space
from kith.foundation.people.models import Person
from kith.lib.mail.addresses import Sort, is_here
from kith.lib.mail.incoming import Incoming, read
from kith.lib.mail.proof import is_proven
from kith.lib.zones import zone

State = IncomingMail.State


@dataclass(frozen=True)
class Result:
    """What became of a mail. A failure beside the state `done` says what of it did not come in."""

    state: str
    failure: Failure | None = None
    details: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False


def outcome(mail: IncomingMail) -> Result:
    """Do what a mail asks for; the caller's transaction holds all of it."""
    raw, key = bytes(mail.raw or b""), mail.purpose
    if key.sort in (Sort.BOUNCE, Sort.COMPLAINT):
        return Result(State.IGNORED, returned.heed(raw, key))
    incoming = read(raw, limit=settings.MAIL_BYTES)
    if failure := _by_machine(incoming):
        return Result(State.IGNORED, failure)
    person = mail.person
    if person is None or not person.is_active:
        return Result(State.REFUSED, failures.NO_ACCOUNT)
    with translation.override(person.in_language()), timezone.override(zone(person.time_zone)):
        try:
            with transaction.atomic():
                return _written(mail, incoming, person)
        except Refusal as refusal:
            details = refusal.details
            if words := details.pop("words", None):
                details["kept"] = refusal.failure.keeps and words.keep(by=person)
            return Result(State.REFUSED, refusal.failure, details, quiet=incoming.quiet)


def _by_machine(incoming: Incoming) -> Failure | None:
    """A mail that no person wrote is dropped, and nobody is told: an answer could be answered again."""
    headers = dict(incoming.headers)
    ours = is_here(incoming.sender) or incoming.sender == parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()
    if ours or settings.MAIL_IN in headers.get("x-loop", "") or is_letter(incoming.message_id):
        return failures.LOOP
    return failures.AUTOMATIC if incoming.automatic else None


def is_letter(message_id: str) -> bool:
    """Whether this is the Message-ID of a letter of ours."""
    return Letter.objects.filter(key=message_id.partition("@")[0][:32]).exists()


def _written(mail: IncomingMail, incoming: Incoming, person: Person) -> Result:
    _check_sender(incoming, person)
    if incoming.encrypted:
        raise Refusal(failures.ENCRYPTED)
    key = mail.purpose
    words = Words(incoming, send_key=mail.send_key)
    written = (answer_item if key.sort == Sort.REPLY else open_in_space)(key.thing, words, by=person)
    details: dict[str, Any] = {"link": written.link}
    failure = None
    if written.left_out:
        failure, details["files"] = failures.FILES_LEFT, written.left_out
    elif written.has_pictures:
        failure = failures.PICTURES
    return Result(State.DONE, failure, details, quiet=incoming.quiet)


def _check_sender(incoming: Incoming, person: Person) -> None:
    """The address is a person's own, and the mail is really theirs, as far as the front server can tell."""
    own = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    if incoming.sender not in {str(person.email).lower(), *(address.lower() for address in own)}:
        raise Refusal(failures.WRONG_ADDRESS)
    server = settings.MAIL_AUTHSERV
    if server and not is_proven(incoming.headers, sender=incoming.sender, server=server):
        raise Refusal(failures.UNPROVEN)
