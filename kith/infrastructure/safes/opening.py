"""Opening a safe, to lock words in it and to read them again."""

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings

from kith.infrastructure.safes.models import Safe
from kith.lib import wrapping
from kith.lib.sealing import Broken

__all__ = ["Broken", "KeyLost", "Opened", "opened", "place_of", "secret"]


class KeyLost(Exception):
    """The secret of this installation is missing, or is not the one that wrapped the key of a safe."""


@dataclass(frozen=True)
class Opened:
    """`about` says where words lie, such as the table and the key of their row; they open nowhere else."""

    key: bytes = field(repr=False)

    def lock(self, words: str, *, about: str) -> bytes:
        return wrapping.lock(words, about=about, key=self.key)

    def unlock(self, sealed: bytes | memoryview, *, about: str) -> str:
        """The words, or `Broken`: changed, of another safe, or laid somewhere else."""
        return wrapping.unlock(bytes(sealed), about=about, key=self.key)


def opened(safe: Safe) -> Opened:
    """The safe, open; or `KeyLost`."""
    try:
        return Opened(wrapping.unwrap(bytes(safe.wrapped), about=place_of(safe.pk), secret=secret()))
    except Broken as wrong:
        raise KeyLost from wrong


def place_of(key: UUID) -> str:
    return f"safe {key}"


def secret() -> str:
    known: str = settings.SAFE_KEY
    if not known:
        raise KeyLost
    return known
