"""Taking mail in: first it is kept, then its bringer is told so."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kith.doors.mail import failures
from kith.doors.mail.events import AddressForged
from kith.doors.mail.jobs import answer, handle
from kith.doors.mail.models import IncomingMail
from kith.foundation.activity.guarding import note_refusal
from kith.foundation.people.models import Person
from kith.lib.archives.mail_headers import message_id
from kith.lib.mail.addresses import Key, Sort, key_of
from kith.lib.mail.incoming import head, sender_of

log = logging.getLogger("kith.audit")
SALT = "kith.doors.mail"
A_WHILE = timedelta(hours=1)
MOST = {Sort.REPLY: 30, Sort.SPACE: 30, Sort.BOUNCE: 20, Sort.COMPLAINT: 300}


@dataclass(frozen=True)
class Status:
    """What the bringer of a mail is told, in the numbers of SMTP and in a sentence."""

    code: int
    words: str

    def __str__(self) -> str:
        return f"{self.code} {self.words}"


TAKEN = Status(250, "2.0.0 Thank you, we have it.")
NOT_OURS = Status(550, "5.1.1 This address is not one of ours.")
TOO_LARGE = Status(552, "5.3.4 This mail is too large. Please send it with fewer or smaller files.")
SLOWER = Status(451, "4.7.1 Many mails came in a short while. This one is taken a little later.")
TROUBLE = Status(451, "4.3.0 Something is not well here. Please try again later.")


def greet(recipient: str, *, sender: str) -> Status:
    """Whether mail for an address would be taken now."""
    key = key_of(recipient)
    if key is None:
        log.warning("mail for an address that we did not make, or a forged reply key")
        note_refusal(AddressForged())
        return NOT_OURS
    return SLOWER if _is_flood(key, sender) else TAKEN


def take_in(raw: bytes, *, recipient: str, sender: str) -> Status:
    """Keep a mail for one address, to be handled in a moment. The same mail again is the one that we have."""
    status, key = greet(recipient, sender=sender), key_of(recipient)
    if key is None or status != TAKEN:
        return status
    if len(raw) > settings.MAIL_BYTES:
        return TOO_LARGE
    with transaction.atomic():
        known = {
            "key": str(key), "sender": _known_again(sender), "person_id": _owner(key), "raw": raw,
        }  # fmt: skip
        mail, is_new = IncomingMail.objects.get_or_create(identity=_identity(raw, key), defaults=known)
        if is_new:
            handle.defer(mail=mail.pk)
    return TAKEN


def forget(person: Person) -> None:
    """After an account is closed: nothing of what came from it by mail stays here."""
    IncomingMail.objects.filter(person=person).delete()


def _is_flood(key: Key, sender: str) -> bool:
    """Whether so many mails came from a person or an address that the next have to wait."""
    lately = IncomingMail.objects.filter(came_at__gt=timezone.now() - A_WHILE)
    if key.sort in (Sort.BOUNCE, Sort.COMPLAINT):
        return lately.filter(key=str(key)).count() >= MOST[key.sort]
    by_person = lately.filter(person=key.person).count() >= MOST[key.sort]
    if by_person:
        _tell_once(key)
    return by_person or lately.filter(sender=_known_again(sender)).count() >= MOST[key.sort]


@transaction.atomic
def _tell_once(key: Key) -> None:
    """Tell the owner of an address, once in an hour, that their mails are taken later."""
    hour = f"{timezone.now():%Y-%m-%d %H}"
    told, is_new = IncomingMail.objects.get_or_create(
        identity=_known_again(f"too often {key.person} {hour}"),
        defaults={
            "person_id": _owner(key), "state": IncomingMail.State.IGNORED, "reason": failures.TOO_OFTEN.code,
        },
    )  # fmt: skip
    if is_new and told.person_id:
        answer.defer(mail=told.pk)


def _owner(key: Key) -> int | None:
    return Person.objects.active().filter(pk=key.person).values_list("pk", flat=True).first()


def _identity(raw: bytes, key: Key) -> str:
    """Knows a mail to one address again: by sender and Message-ID, or by all that it says if it has none."""
    headers = head(raw)
    named = message_id(dict(reversed(headers)))
    name = f"{sender_of(headers)}\n{named}" if named else hashlib.sha256(raw).hexdigest()
    return _known_again(f"{key}\n{name}")


def _known_again(words: str) -> str:
    return salted_hmac(SALT, words.lower(), algorithm="sha256").hexdigest()
