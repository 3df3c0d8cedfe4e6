"""Who we are to push services (VAPID, RFC 8292)."""

from email.utils import parseaddr
from functools import cache
from time import time
from urllib.parse import SplitResult

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid
from py_vapid.utils import b64urlencode

HALF_A_DAY = 12 * 60 * 60


@cache
def _keys(private: str) -> Vapid:
    return Vapid.from_raw(private.encode())


def public_key() -> str:
    """What a browser needs to know so that it lets nobody but us send."""
    point = _keys(settings.PUSH_KEY).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return str(b64urlencode(point))


def proof(endpoint: SplitResult) -> str:
    """Says to one push service, for half a day, that it is us, and whom to write to if something is wrong."""
    service = f"{endpoint.scheme}://{endpoint.netloc}"
    us = f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
    claims = {"aud": service, "exp": int(time()) + HALF_A_DAY, "sub": us}
    return str(_keys(settings.PUSH_KEY).sign(claims)["Authorization"])
