"""Passwords that a relay believes: it makes the same from the name and the secret."""

import base64
import hashlib
import hmac

from kith.lib.relays import credentials


def test_a_relay_that_knows_the_secret_makes_the_same_password() -> None:
    name, password = credentials("north", name="17", until=1_800_000_000)
    assert name == "1800000000:17"
    assert base64.b64decode(password) == hmac.digest(b"north", name.encode(), hashlib.sha1)


def test_another_name_another_moment_and_another_secret_give_another_password() -> None:
    made = {
        credentials(secret, name=name, until=until)[1]
        for secret in ("north", "south")
        for name in ("17", "18")
        for until in (1, 2)
    }
    assert len(made) == 8
