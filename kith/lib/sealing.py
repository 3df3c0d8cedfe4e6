"""Envelopes for few words: who has the key can open them, and know them again without opening. Nobody else can do either.

Sealed with AES-256-GCM, so that an envelope that was changed, or that lies where it does not belong, is refused. Tokens are
HMAC-SHA-256. Each purpose has a key of its own, drawn from one secret (HKDF, RFC 5869).
"""

import hmac
import os
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE, LENGTH = 12, 64  # bytes


class Broken(ValueError):
    """An envelope that this key does not open, or not here."""


@lru_cache(maxsize=16)
def key_for(purpose: str, secret: str) -> bytes:
    """The key for one purpose, always the same for the same secret."""
    return HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())


def token(*parts: str, secret: str) -> str:
    """Always the same for the same parts, and for no others; it tells nothing of them. 64 hexadecimal digits."""
    said = b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in parts)
    return hmac.new(key_for("token", secret), said, sha256).hexdigest()


def lock(words: str, *, about: str, secret: str, length: int = LENGTH) -> bytes:
    """Seal up to so many bytes of words. All envelopes are of the same length, and each opens only for what it is about."""
    plain = words.encode()
    if len(plain) > length or plain.endswith(b"\0"):
        raise ValueError("These words do not fit into an envelope.")
    return encrypted(plain.ljust(length, b"\0"), about=about, key=key_for("envelope", secret))


def unlock(sealed: bytes, *, about: str, secret: str) -> str:
    """The words in an envelope, or `Broken`."""
    return decrypted(sealed, about=about, key=key_for("envelope", secret)).rstrip(b"\0").decode()


def encrypted(plain: bytes, *, about: str, key: bytes) -> bytes:
    """As long as what goes in, and 28 bytes more; no two are the same."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def decrypted(sealed: bytes, *, about: str, key: bytes) -> bytes:
    """What went in, or `Broken`."""
    if len(sealed) <= NONCE:
        raise Broken
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except InvalidTag as wrong:
        raise Broken from wrong
