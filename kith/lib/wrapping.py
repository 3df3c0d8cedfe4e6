"""Keys that can be thrown away, and words of any length that nobody reads without them.

A data key is made by chance and locks words. It is kept *wrapped*: encrypted with a key drawn from the secret of an
installation, for one place alone. Who throws the wrapped key away has thrown away the words, wherever copies of them lie.
Words are padded to steps, so that their length tells little.
"""

import os

from kith.lib.sealing import decrypted, encrypted, key_for

STEP = 1024  # bytes; each step is twice as long as the one before
COUNT = 4  # bytes that say how long the words are


def new_key() -> bytes:
    return os.urandom(32)


def wrap(key: bytes, *, about: str, secret: str) -> bytes:
    return encrypted(key, about=about, key=key_for("safe", secret))


def unwrap(wrapped: bytes, *, about: str, secret: str) -> bytes:
    """The data key, or `Broken`: another secret, or another place."""
    return decrypted(wrapped, about=about, key=key_for("safe", secret))


def lock(words: str, *, about: str, key: bytes) -> bytes:
    plain = words.encode()
    counted = len(plain).to_bytes(COUNT) + plain
    return encrypted(counted.ljust(_step(len(counted)), b"\0"), about=about, key=key)


def unlock(sealed: bytes, *, about: str, key: bytes) -> str:
    """The words, or `Broken`."""
    counted = decrypted(sealed, about=about, key=key)
    length = int.from_bytes(counted[:COUNT])
    return counted[COUNT : COUNT + length].decode()


def _step(length: int) -> int:
    step = STEP
    while step < length:
        step *= 2
    return step
