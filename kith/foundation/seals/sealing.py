"""Sealing who someone is, knowing them again, and opening a seal."""

import hmac

from django.conf import settings

from kith.foundation.people.models import Person
from kith.foundation.people.queries import person_once
from kith.foundation.seals.models import Seal
from kith.lib import sealing
from kith.lib.sealing import Broken


def token(person: Person, scope: str) -> str:
    """By this the seal of a person is found, for one scope; it leads from nobody to nobody else."""
    return _token(person.pk, scope)


def tokens(person: Person, scope: str) -> list[str]:
    """All by which a person is known, since two accounts can have become one; the first is what is written now."""
    return [_token(key, scope) for key in (person.pk, *person.formerly)]


def _token(key: int, scope: str) -> str:
    return sealing.token(str(key), scope, secret=settings.SEAL_KEY)


def seal(person: Person, *, scope: str) -> Seal:
    """Put a person into an envelope; one for each scope."""
    return Seal.objects.create(scope=scope, **_written(person, scope))


def seal_anew(seal: Seal, person: Person, *, scope: str) -> None:
    """Give a seal another scope, once it is known."""
    Seal.objects.filter(pk=seal.pk).update(scope=scope, **_written(person, scope))
    seal.refresh_from_db()


def _written(person: Person, scope: str) -> dict[str, object]:
    known = token(person, scope)
    return {"token": known, "sealed": lock(str(person.pk), about=known)}


def fits(seal: Seal, person: Person) -> bool:
    """Whether it is this person; nothing is opened for it."""
    return any(hmac.compare_digest(seal.token, known) for known in tokens(person, seal.scope))


def opened(seal: Seal) -> Person | None:
    """Who it is; None when they are gone, or when the secret is another one. What is done with it must not tell."""
    try:
        return person_once(int(unlock(bytes(seal.sealed), about=seal.token)))
    except Broken:
        return None


def lock(words: str, *, about: str) -> bytes:
    return sealing.lock(words, about=about, secret=settings.SEAL_KEY)


def unlock(sealed: bytes, *, about: str) -> str:
    return sealing.unlock(sealed, about=about, secret=settings.SEAL_KEY)
