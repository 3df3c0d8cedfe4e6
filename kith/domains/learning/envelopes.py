"""What a certificate says, in an envelope that its own address opens: the code on the paper is the key.

So a page can tell whoever has the certificate what was given, and nobody else can read it: the address is not in the database
outside of the wall, its digest alone is.
"""

from django.conf import settings

from kith.lib import sealing
from kith.lib.tokens import digest

ABOUT, STEP = "certificate", 1024  # bytes: the length of an envelope tells nearly nothing


def shared_uid(key: str) -> str:
    """The secret part of the address that all certificates under this key share: always the same, and only this house can tell it."""
    return sealing.token("achievement", key, secret=settings.SEAL_KEY)


def mark_of(uid: str) -> str:
    """By this it is found."""
    return digest(uid)


def sealed(text: str, *, uid: str) -> bytes:
    length = -(-len(text.encode()) // STEP) * STEP
    return sealing.lock(text, about=ABOUT, secret=uid, length=length)


def unsealed(data: bytes, *, uid: str) -> str:
    """Raises `Broken`."""
    return sealing.unlock(data, about=ABOUT, secret=uid)
