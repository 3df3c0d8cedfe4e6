"""The signature of a mail that comes over HTTP: `t=seconds,v1=HMAC-SHA256 of "seconds." and the mail`."""

import hashlib
import hmac
import re
import time

GOOD_FOR = 300  # seconds, before and after

_HEADER = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


def sign(raw: bytes, *, secret: str, at: int | None = None) -> str:
    """The header that goes with a mail."""
    moment = int(time.time()) if at is None else at
    return f"t={moment},v1={_digest(raw, secret=secret, at=moment)}"


def is_signed(raw: bytes, header: str, *, secret: str) -> bool:
    """Whether someone who knows the secret sent this mail just now."""
    found = _HEADER.fullmatch(header.strip())
    if found is None or not secret or abs(time.time() - int(found[1])) > GOOD_FOR:
        return False
    return hmac.compare_digest(_digest(raw, secret=secret, at=int(found[1])), found[2])


def _digest(raw: bytes, *, secret: str, at: int) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + raw, hashlib.sha256).hexdigest()
