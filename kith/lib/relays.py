"""Passwords for a relay (TURN) that hold for some hours: the scheme that coturn calls its REST API.

The relay knows the same secret. The name says until when it holds, and the password is its HMAC-SHA1, in base64.
"""

import base64
import hashlib
import hmac


def credentials(secret: str, *, name: str, until: int) -> tuple[str, str]:
    """Name and password, good until a moment in seconds since 1970."""
    username = f"{until}:{name}"
    digest = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return username, base64.b64encode(digest).decode()
