"""Addresses that we make and know again: the sign in them says that they are ours, and for whom.

The local part is `words+r12.5.sign`: a sort, what it is about, for whom, and a signature in letters that survive
mail servers that change their case. It fits into the 64 letters that a local part may have.
"""

import re
from base64 import b32encode
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "kith.lib.mail.addresses"
SIGNATURE, LONGEST, LONGEST_WORDS = 20, 64, 24
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
COMPLAINTS = "complaints"

_LOCAL = re.compile(r"[^+@\s]{1,40}\+([rsb])([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([a-z2-7]{20})")
_ANYWHERE = re.compile(r"[\w.-]{1,40}\\?\+[rsb][0-9a-z]{1,13}\.[0-9a-z]{1,13}\.[a-z2-7]{20}(?:@\S*)?", re.I)
_STOP = re.compile(r"https?://[^\s()<>]{1,200}/stop/[^\s()<>]*", re.I)


class Sort(StrEnum):
    REPLY = "r"
    SPACE = "s"
    BOUNCE = "b"
    COMPLAINT = "c"


@dataclass(frozen=True, slots=True)
class Key:
    """What an address is for: to answer in an item, to write to a space, or to hear that a letter came back."""

    sort: Sort
    thing: int = 0
    person: int = 0

    def __str__(self) -> str:
        return f"{self.sort}{_written(self.thing)}.{_written(self.person)}"

    @classmethod
    def read(cls, written: str) -> "Key":
        """The key that was written like this."""
        thing, _dot, person = written[1:].partition(".")
        return cls(Sort(written[0]), int(thing, 36), int(person, 36))


def address_of(key: Key, *, words: str) -> str:
    """A signed address; empty while no mail comes in here."""
    if not settings.MAIL_IN:
        return ""
    sign = f"+{key}.{_signature(str(key), settings.SECRET_KEY)}"
    words = re.sub(r"[^a-z0-9-]", "", words.lower())[: min(LONGEST_WORDS, LONGEST - len(sign))].strip("-")
    return f"{words or 'kith'}{sign}@{settings.MAIL_IN}"


def is_here(address: str) -> bool:
    """Whether an address is one of the domain at which mail comes in."""
    return bool(settings.MAIL_IN) and address.rpartition("@")[2].lower() == settings.MAIL_IN


def key_of(address: str) -> Key | None:
    """What an address is for; None if we did not make it."""
    local = address.rpartition("@")[0].lower()
    if not is_here(address):
        return None
    if local == COMPLAINTS:
        return Key(Sort.COMPLAINT)
    found = _LOCAL.fullmatch(local)
    if found is None:
        return None
    key = Key.read(f"{found[1]}{found[2]}.{found[3]}")
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ours = [constant_time_compare(_signature(str(key), secret), found[4]) for secret in secrets]
    return key if any(ours) else None


def without_keys(text: str) -> str:
    """The text without signed addresses and links that stop mails: both are for one person alone."""
    return _STOP.sub("…", _ANYWHERE.sub("…", text))


def _signature(words: str, secret: str | bytes) -> str:
    digest = salted_hmac(SALT, words, secret=secret, algorithm="sha256").digest()
    return b32encode(digest).decode().lower()[:SIGNATURE]


def _written(number: int) -> str:
    """A number in digits and small letters, as `int(…, 36)` reads it."""
    written = ""
    while number:
        number, digit = divmod(number, 36)
        written = DIGITS[digit] + written
    return written or "0"
