"""The keys of an installation: from the environment, or made on first use and kept in a file that only its owner reads."""

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

from kith.config.environment import WrongSetting, read

# How many keys there are on the curve P-256 (NIST SP 800-186, 3.2.1.3): a private one is a number below it.
P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def secret_key(folder: Path) -> str:
    """What is signed or encrypted for a while is so with this key."""
    given = read("KITH_SECRET_KEY")
    if given:
        if len(given) < 32:
            raise WrongSetting("KITH_SECRET_KEY is too short. Use at least 32 random characters.")
        return given
    return _kept_secret(folder / "secret.key", make=lambda: secrets.token_urlsafe(48))


def push_key(folder: Path) -> str:
    """By this key the push services of browsers know us (RFC 8292); without it, every device is switched on anew."""
    return _kept_secret(folder / "push.key", make=_new_push_key)


def seal_key(folder: Path) -> str:
    """Seals who is behind a made name. It lies apart from the database; without it, no seal opens again."""
    return _kept_secret(folder / "seal.key", make=lambda: secrets.token_urlsafe(48))


def safe_key(folder: Path) -> str:
    """Opens what people keep for themselves alone. No backup holds it; without it, nobody reads any of that again."""
    return _kept_secret(folder / "safe.key", make=lambda: secrets.token_urlsafe(48))


def _new_push_key() -> str:
    number = 1 + secrets.randbelow(P256 - 1)
    return urlsafe_b64encode(number.to_bytes(32)).decode().rstrip("=")


def _kept_secret(file: Path, *, make: Callable[[], str]) -> str:
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _read(file)
    with os.fdopen(descriptor, "w") as out:
        made = make()
        out.write(made)
    return made


def _read(file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError as error:
        raise WrongSetting(f"This account cannot read {file}: {error.strerror}.") from error
