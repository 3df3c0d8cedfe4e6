"""One message to one device, encrypted for it alone (RFC 8291), by way of its push service (RFC 8030)."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils import timezone
from py_vapid.utils import b64urldecode

from kith.capabilities.notifications.models import Device
from kith.capabilities.notifications.pushing.keys import proof
from kith.capabilities.notifications.pushing.words import Message
from kith.lib import outgoing
from kith.lib.numbers import whole

KEPT = 24 * 60 * 60  # seconds for which a push service keeps it for a device that is off
SOONEST, LATEST = 30, 6 * 60 * 60


class Gone(Exception):
    """The device takes no messages any more."""


class Refused(Exception):
    """The push service will not have this message, now or later."""


class Later(Exception):
    """Not now. `after` is the number of seconds to wait, if one was asked for."""

    def __init__(self, why: str, *, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


def send(message: Message, *, to: Device) -> None:
    """Hand a message to the device's push service; which of two with the same tag is older, it forgets."""
    try:
        endpoint = outgoing.checked(to.endpoint, anywhere=settings.PUSH_ANYWHERE)
        headers = {
            "Authorization": proof(endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT),
            "Topic": message.tag,
            "Urgency": "normal",
        }
        body = _encrypted(message, to=to)
        answer = outgoing.post(to.endpoint, body=body, headers=headers, anywhere=settings.PUSH_ANYWHERE)
    except outgoing.NotAllowed as trouble:
        raise Refused("an address to which nothing is sent") from trouble
    except outgoing.Unreachable as trouble:
        raise Later(str(trouble)) from trouble
    _heed(answer)


def _encrypted(message: Message, *, to: Device) -> bytes:
    ours = ec.generate_private_key(ec.SECP256R1())
    theirs, secret = b64urldecode(to.p256dh.encode()), b64urldecode(to.auth.encode())
    body = http_ece.encrypt(
        message.packed(), private_key=ours, dh=theirs, auth_secret=secret, version="aes128gcm"
    )
    return bytes(body)


def _heed(answer: outgoing.Answer) -> None:
    if answer.status in (404, 410):
        raise Gone
    if answer.status == 429 or answer.status >= 500:
        raise Later(f"answered {answer.status}", after=asked_to_wait(answer.headers))
    if not 200 <= answer.status < 300:
        raise Refused(f"answered {answer.status}")


def asked_to_wait(headers: Mapping[str, str]) -> float | None:
    """How many seconds `Retry-After` asks for, within reason: it is a number, or a date."""
    said = headers.get("Retry-After", "").strip()
    seconds: float | None = whole(said, digits=9)
    if seconds is None:
        try:
            seconds = (parsedate_to_datetime(said) - timezone.now()).total_seconds()
        except (TypeError, ValueError, OverflowError):
            return None
    return min(max(seconds, SOONEST), LATEST)
